namespace Sinan.Stages.Collect.Domain.Capture;

/// <summary>How events stand in a body.</summary>
public enum EventsForm
{
    /// <summary>One event, an object.</summary>
    One,

    /// <summary>An array of events, bare or as the member "batch" or "events" of an object.</summary>
    Array,

    /// <summary>One event a line.</summary>
    Lines,
}
