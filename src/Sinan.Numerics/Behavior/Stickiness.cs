using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>How many users are active in how many of the periods.</summary>
/// <param name="Event">Event code that makes a user active; null = any event; −1 = an event that nobody did.</param>
/// <param name="StartsMs">Starts of the calendar periods in ms, ascending, the last one being the end of the last.</param>
/// <param name="Users">Filter by user; null = all users.</param>
public sealed record StickinessQuestion(int? Event, ImmutableArray<long> StartsMs, BehaviorGrouping? Users = null);

/// <summary>Users by number of active periods.</summary>
public static class Stickiness
{
    /// <param name="index">Events.</param>
    /// <param name="question">Event and periods.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <returns>Users active in exactly k periods at [k − 1], k = 1 … number of periods.</returns>
    public static ImmutableArray<long> Answer(BehaviorIndex index, StickinessQuestion question, int threads, CancellationToken cancellationToken)
    {
        var periods = new Periods(question.StartsMs.AsSpan(), index);
        var all = new Tally(periods.Count);
        ActiveWalk.Run(index, question.Event, question.Users, periods, threads, () => new Tally(periods.Count), all.Take, cancellationToken);
        return [.. all.Users.AsSpan(1)];
    }

    sealed class Tally(int periods) : IActivePeriods
    {
        public long[] Users { get; } = new long[periods + 1];

        public void Add(ReadOnlySpan<int> active, bool wasActiveBefore) => Users[active.Length]++;

        public void Take(Tally other)
        {
            for (var k = 0; k < Users.Length; k++)
                Users[k] += other.Users[k];
        }
    }
}
