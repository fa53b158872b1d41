namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>A number as a text writes it.</summary>
/// <param name="Start">First character.</param>
/// <param name="Length">Characters, its unit among them.</param>
/// <param name="Unit">What it counts.</param>
public sealed record WrittenNumber(int Start, int Length, NumberUnit Unit)
{
    /// <summary>In the unit: shares and points as 0…1, durations in units of <see cref="Scale"/>; seconds of the day for a clock.</summary>
    public double Value { get; init; }

    /// <summary>The last place shown: 0.1 for "3.2", 1,000 for "1.2 万".</summary>
    public double Step { get; init; } = 1;

    /// <summary>Seconds of the unit of a duration.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Whether a sign stands before it.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Of a day: what of it is written.</summary>
    public (int? Year, int? Month, int? Day) Date { get; init; }

    public int End => Start + Length;
}
