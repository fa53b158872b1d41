namespace Sinan.Stages.Overview.Domain.Work;

/// <summary>Whether a step takes less time than before.</summary>
public enum HoursVerdict
{
    /// <summary>Fewer than two pieces of work on a side, or all alike: there is nothing to compare.</summary>
    TooFew,

    /// <summary>The interval of the difference reaches zero.</summary>
    Unclear,
    Less,
    More,
}
