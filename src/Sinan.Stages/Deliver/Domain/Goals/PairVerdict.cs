namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>How two metrics move, each judged by which way is better for it.</summary>
public enum PairVerdict
{
    /// <summary>It cannot be told.</summary>
    Unclear,

    /// <summary>One gets better while the other gets worse.</summary>
    Conflict,

    /// <summary>Both get better, or both get worse.</summary>
    Together,
}
