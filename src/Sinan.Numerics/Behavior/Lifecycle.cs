using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>How the active users of each period divide into new, returning and resurrecting ones, and how many went dormant.</summary>
/// <param name="Event">Event code that makes a user active; null = any event; −1 = an event that nobody did.</param>
/// <param name="StartsMs">Starts of the calendar periods in ms, ascending, the last one being the end of the last.</param>
/// <param name="Users">Filter by user; null = all users.</param>
public sealed record LifecycleQuestion(int? Event, ImmutableArray<long> StartsMs, BehaviorGrouping? Users = null);

/// <summary>Users of one period.</summary>
/// <param name="New">First active in this period.</param>
/// <param name="Returning">Active in this and in the previous period.</param>
/// <param name="Resurrecting">Active in this period and before, but not in the previous one.</param>
/// <param name="Dormant">Active in the previous period but not in this one.</param>
public readonly record struct LifecyclePeriod(long New, long Returning, long Resurrecting, long Dormant)
{
    /// <summary>Users active in the period.</summary>
    public long Active => New + Returning + Resurrecting;

    /// <summary>Users active in the previous period.</summary>
    public long ActiveBefore => Returning + Dormant;

    public static LifecyclePeriod operator +(LifecyclePeriod a, LifecyclePeriod b) => new(a.New + b.New, a.Returning + b.Returning, a.Resurrecting + b.Resurrecting, a.Dormant + b.Dormant);
}

/// <summary>The four states of PostHog's lifecycle insight, counted for each period.</summary>
public static class Lifecycle
{
    /// <param name="index">Events.</param>
    /// <param name="question">Event and periods.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <returns>One entry a period. What lies before the first period tells only whether a user is new in it: ask for one period more than wanted.</returns>
    public static ImmutableArray<LifecyclePeriod> Answer(BehaviorIndex index, LifecycleQuestion question, int threads, CancellationToken cancellationToken)
    {
        var periods = new Periods(question.StartsMs.AsSpan(), index);
        var all = new Tally(periods.Count);
        ActiveWalk.Run(index, question.Event, question.Users, periods, threads, () => new Tally(periods.Count), all.Take, cancellationToken);
        return [.. all.Counts];
    }

    sealed class Tally(int periods) : IActivePeriods
    {
        static readonly LifecyclePeriod asNew = new(1, 0, 0, 0), asReturning = new(0, 1, 0, 0), asResurrecting = new(0, 0, 1, 0), asDormant = new(0, 0, 0, 1);

        public LifecyclePeriod[] Counts { get; } = new LifecyclePeriod[periods];

        public void Add(ReadOnlySpan<int> active, bool wasActiveBefore)
        {
            for (var i = 0; i < active.Length; i++)
            {
                var period = active[i];
                var isReturning = i > 0 && active[i - 1] == period - 1;
                Counts[period] += isReturning ? asReturning : i > 0 || wasActiveBefore ? asResurrecting : asNew;
                var isLast = i + 1 == active.Length || active[i + 1] > period + 1;
                if (isLast && period + 1 < Counts.Length)
                    Counts[period + 1] += asDormant;
            }
        }

        public void Take(Tally other)
        {
            for (var p = 0; p < Counts.Length; p++)
                Counts[p] += other.Counts[p];
        }
    }
}
