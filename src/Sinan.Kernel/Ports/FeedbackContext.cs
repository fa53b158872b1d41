namespace Sinan.Kernel;

/// <summary>What stood around a piece of feedback when it was given; null where it is not known.</summary>
/// <param name="Version">Version of the app.</param>
/// <param name="Device">Model or kind of device.</param>
/// <param name="Segment">Id of the user's segment, or the group that the sender named.</param>
public sealed record FeedbackContext(string? Version, string? Device, string? Segment)
{
    public static FeedbackContext None { get; } = new(null, null, null);

    /// <summary>What is known here, and else what is known there.</summary>
    public FeedbackContext Or(FeedbackContext other) => new(Version ?? other.Version, Device ?? other.Device, Segment ?? other.Segment);
}
