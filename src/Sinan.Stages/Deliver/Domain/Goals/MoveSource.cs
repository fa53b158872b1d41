namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>Between what two metrics were seen to move.</summary>
public enum MoveSource
{
    /// <summary>From the baseline to the result that people entered.</summary>
    Entered,

    /// <summary>Before and since a release.</summary>
    Release,

    /// <summary>Between the control and a variant of the comparison.</summary>
    Variant,

    /// <summary>Over time, period by period.</summary>
    Time,
}
