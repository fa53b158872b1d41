namespace Sinan.Stages.Listen.Domain.Duplicates;

/// <summary>What people have done to a group of comments that say the same.</summary>
public enum MergeState
{
    Open,
    Merged,

    /// <summary>Merged, and more of the same has come since.</summary>
    Grown,
}
