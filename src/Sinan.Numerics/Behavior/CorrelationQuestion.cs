using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>What goes with converting: which events users did between an entry and a goal, and which values they had.</summary>
/// <param name="Entry">Event code with which a user enters: the first occurrence from <paramref name="FromMs"/> on. −1 = an event that nobody did.</param>
/// <param name="Goal">Event code of success: the first occurrence after the entry, inside the window.</param>
/// <param name="WithinMs">Length of the window counted from the entry, inclusive, in milliseconds.</param>
/// <param name="Excluded">Event codes that are not told: the steps of the funnel itself. Entry and goal never are.</param>
/// <param name="Columns">Columns whose values at the entry event are compared as well; each with at most <see cref="Correlation.MostValues"/> values.</param>
/// <param name="FromMs">Entries at or after this moment; null = all.</param>
/// <param name="ToMs">Entries before this moment: no later than a window before the end of the log, or the last ones fail only for want of time.</param>
/// <param name="Users">Filter by user; null = all users.</param>
public sealed record CorrelationQuestion(
    int Entry, int Goal, long WithinMs, ImmutableArray<int> Excluded = default, ImmutableArray<BehaviorColumn> Columns = default, long? FromMs = null, long? ToMs = null, BehaviorGrouping? Users = null);

/// <summary>An event or a value and how it goes with success.</summary>
/// <param name="Event">Event code; −1 for a value.</param>
/// <param name="Column">Column of the value; null for an event.</param>
/// <param name="Value">Code of the value.</param>
/// <param name="Successes">Users with success who did the event before it (had the value).</param>
/// <param name="Failures">Users without success who did it inside the window (had the value).</param>
/// <param name="OddsRatio">Odds of success with it over odds without, one added to each of the four counts.</param>
/// <param name="Interval">95 % interval of the ratio, Woolf's (1955) on these counts.</param>
/// <param name="P">Two-sided p-value of no association, Fisher's exact where an expected count is below 5, else χ² with one degree of freedom.</param>
/// <param name="Q"><paramref name="P"/> after Benjamini and Hochberg over all that were tested.</param>
public sealed record CorrelationFactor(int Event, BehaviorColumn? Column, int Value, long Successes, long Failures, double OddsRatio, Bounds Interval, double P, double Q);

/// <param name="Successes">Users who entered and reached the goal.</param>
/// <param name="Failures">Users who entered and did not.</param>
/// <param name="Tested">Events and values that enough users had: the base of the correction.</param>
/// <param name="Factors">Strongest first: by the distance of the log odds ratio's interval from zero.</param>
public sealed record CorrelationAnswer(long Successes, long Failures, int Tested, ImmutableArray<CorrelationFactor> Factors);
