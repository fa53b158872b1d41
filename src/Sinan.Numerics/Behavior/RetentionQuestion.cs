using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>Which users come back.</summary>
/// <param name="Born">Event code that puts a user into a cohort.</param>
/// <param name="Return">Event code that counts as coming back.</param>
/// <param name="StartsMs">Starts of the calendar periods in ms, ascending, the last one being the end of the last; they must cover the log.</param>
/// <param name="Periods">Periods after the cohort's own to answer for, ≥ 0, each a column of the answer. Ignored with <see cref="Brackets"/>.</param>
/// <param name="IsRolling">Counts a return in the column's periods or later.</param>
/// <param name="AsOfMs">A period is over when it ends at or before this moment: usually the time of the last event of the log.</param>
/// <param name="By">Filter and breakdown, by the value at the born event that puts the user into the cohort. Null = all users, one group.</param>
public sealed record RetentionQuestion(int Born, int Return, ImmutableArray<long> StartsMs, int Periods, bool IsRolling, long AsOfMs, BehaviorGrouping? By = null)
{
    /// <summary>Boundaries b₁ &lt; b₂ &lt; … in periods, ≥ 1: column j holds returns in the periods bⱼ₋₁ + 1 … bⱼ after the cohort's own, b₀ = 0. Empty = 1, 2, …, <see cref="Periods"/>.</summary>
    public ImmutableArray<int> Brackets { get; init; } = [];

    /// <summary>Every period with a born event is a cohort of the user; by default only the period of the first.</summary>
    public bool IsRecurring { get; init; }
}
