using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Which steps users must take, in which order and how fast.</summary>
/// <param name="Steps">Event codes, at least one; −1 is an event that nobody did. A code may stand at several steps: one event serves one step.</param>
/// <param name="WithinMs">All steps must lie within this many milliseconds after the entry, inclusive; null = unlimited.</param>
/// <param name="IsStrict">No other listed event may come between two steps; repeats of the step just matched may.</param>
/// <param name="FromMs">Entries at or after this moment; null = all. Later steps are not bound.</param>
/// <param name="ToMs">Entries before this moment.</param>
/// <param name="By">Breakdown, by the value at the entry event.</param>
public sealed record FunnelQuestion(ImmutableArray<int> Steps, long? WithinMs = null, bool IsStrict = false, long? FromMs = null, long? ToMs = null, BehaviorGrouping? By = null)
{
    /// <summary>The steps may come in any order: a user enters at any of them, and reaches step k with k different ones inside the window. No step may stand twice; nothing else forbids an event in between.</summary>
    public bool IsAnyOrder { get; init; }

    /// <summary>Events that must not come between two steps: a user who does one is not followed further from that entry.</summary>
    public ImmutableArray<FunnelExclusion> Exclusions { get; init; } = [];
}

/// <summary>An event that must not come between two steps.</summary>
/// <param name="Event">Event code; none of the two steps.</param>
/// <param name="After">Position of the step behind which it must not come, up to the next.</param>
public sealed record FunnelExclusion(int Event, int After);

/// <summary>How far the users of one group came.</summary>
/// <param name="Group">Value code of the group; −1 = none (or no breakdown).</param>
/// <param name="Users">Users who reached each step.</param>
/// <param name="MedianSeconds">Median time from the step before, over the users who reached the step; NaN at the first step and where nobody came.</param>
public sealed record FunnelGroup(int Group, ImmutableArray<long> Users, ImmutableArray<double> MedianSeconds);

/// <summary>The answer over all users, and the groups with at least one user, largest first.</summary>
public sealed record FunnelAnswer(FunnelGroup Total, ImmutableArray<FunnelGroup> Groups);

/// <summary>Furthest step of each user in a funnel.</summary>
/// <remarks>A user enters at any occurrence of the first step; the steps follow in (time, ordinal) order, each at its first occurrence after the one before,
/// all inside the window counted from the entry. The furthest step over all entries counts; the earliest entry that reaches it gives times and group.
/// Positions of steps only move forward from entry to entry, so a user costs O(events · steps) whatever the log looks like.</remarks>
public static unsafe class Funnel
{
    /// <summary>Largest number of steps.</summary>
    public const int MostSteps = 64;

    /// <param name="index">Events.</param>
    /// <param name="question">Steps and bounds.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <exception cref="ArgumentException">No step, or more than <see cref="MostSteps"/>.</exception>
    public static FunnelAnswer Answer(BehaviorIndex index, FunnelQuestion question, int threads, CancellationToken cancellationToken)
    {
        var by = question.By ?? BehaviorGrouping.None;
        var counts = new long[by.Slots * question.Steps.Length];
        var times = new StepTimes(question.Steps.Length, by.Slots);
        Run(index, question, threads, () => new Tally(question.Steps.Length, by), t => t.AddTo(counts, times), cancellationToken);
        return Result(index, question, by, counts, times);
    }

    /// <summary>How many steps each user reached: 0 for those who never entered. For making a group of users out of an answer.</summary>
    /// <returns>One byte a user.</returns>
    public static byte[] Reach(BehaviorIndex index, FunnelQuestion question, int threads, CancellationToken cancellationToken)
    {
        var reach = new byte[index.Users];
        Run(index, question, threads, () => new Marks(reach, question.By ?? BehaviorGrouping.None), _ => { }, cancellationToken);
        return reach;
    }

    /// <summary>The times that users took from the entry to the last step, for those who reached it.</summary>
    /// <returns>Milliseconds, ascending.</returns>
    public static long[] Times(BehaviorIndex index, FunnelQuestion question, int threads, CancellationToken cancellationToken)
    {
        var times = new List<long>();
        Run(index, question, threads, () => new Lengths(question.Steps.Length, question.By ?? BehaviorGrouping.None), own => times.AddRange(own.Ms), cancellationToken);
        times.Sort();
        return [.. times];
    }

    static void Run<TSink>(BehaviorIndex index, FunnelQuestion question, int threads, Func<TSink> create, Action<TSink> finish, CancellationToken cancellationToken)
        where TSink : FunnelSink
    {
        if (question.Steps.Length is 0 or > MostSteps)
            throw new ArgumentException($"A funnel has 1 to {MostSteps} steps. Got {question.Steps.Length}.", nameof(question));
        if (question.IsAnyOrder && (question.IsStrict || !question.Exclusions.IsEmpty || question.Steps.Distinct().Count() < question.Steps.Length))
            throw new ArgumentException("A funnel in any order has each step once, and neither strict order nor exclusions.", nameof(question));
        if (question.Exclusions.FirstOrDefault(e => e.After < 0 || e.After > question.Steps.Length - 2) is { } outside)
            throw new ArgumentException($"An exclusion stands between two steps, behind step 0 to {question.Steps.Length - 2}. Got {outside.After}.", nameof(question));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var gate = new Lock();
        Parallel.ForEach(
            UserRanges.Of(index.Offsets, index.Users, 256), parallel, create,
            (range, _, sink) =>
            {
                if (index.CodeWidth == 1)
                    Walk<byte>(index, question, range, sink, cancellationToken);
                else
                    Walk<ushort>(index, question, range, sink, cancellationToken);
                return sink;
            },
            sink =>
            {
                lock (gate)
                    finish(sink);
            });
        GC.KeepAlive(index);
    }

    static void Walk<T>(BehaviorIndex index, FunnelQuestion question, UserRange range, FunnelSink sink, CancellationToken cancellationToken)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        if (question.IsAnyOrder)
            new AnyOrderWalk<T>(index, question).Walk(range, sink, cancellationToken);
        else
            new FunnelWalk<T>(index, question).Walk(range, sink, cancellationToken);
    }

    static FunnelAnswer Result(BehaviorIndex index, FunnelQuestion question, BehaviorGrouping by, long[] counts, StepTimes times)
    {
        var steps = question.Steps.Length;
        var total = new long[steps];
        for (var slot = 0; slot < by.Slots; slot++)
        {
            // Whoever reached a step reached the ones before.
            for (var k = steps - 2; k >= 0; k--)
                counts[slot * steps + k] += counts[slot * steps + k + 1];
            for (var k = 0; k < steps; k++)
                total[k] += counts[slot * steps + k];
        }

        var all = new FunnelGroup(-1, [.. total], times.Medians(null, index.UnitMs));
        if (by.IsPlain)
            return new FunnelAnswer(all, []);
        var groups = ImmutableArray.CreateBuilder<FunnelGroup>();
        foreach (var slot in Enumerable.Range(0, by.Slots).Where(s => counts[s * steps] > 0).OrderByDescending(s => counts[s * steps]).ThenBy(s => s))
            groups.Add(new FunnelGroup(slot - 1, ImmutableCollectionsMarshal.AsImmutableArray(counts[(slot * steps)..((slot + 1) * steps)]), times.Medians(slot, index.UnitMs)));
        return new FunnelAnswer(all, groups.ToImmutable());
    }

    /// <summary>Counts users by group and furthest step, and keeps the times between steps.</summary>
    sealed class Tally(int steps, BehaviorGrouping by) : FunnelSink
    {
        readonly long[] furthest = new long[by.Slots * steps];
        readonly StepTimes times = new(steps, by.Slots);

        public override bool Skips(int user) => by.Skips(user);

        public override void Add(BehaviorIndex index, int user, ReadOnlySpan<long> chain)
        {
            var slot = by.SlotOf(user, chain[0]);
            furthest[slot * steps + chain.Length - 1]++;
            if (chain.Length == 1)
                return;
            var before = index.TickAt(chain[0]);
            for (var k = 1; k < chain.Length; k++)
            {
                var tick = index.TickAt(chain[k]);
                times.Add(k, slot, tick - before);
                before = tick;
            }
        }

        public void AddTo(long[] counts, StepTimes all)
        {
            for (var i = 0; i < counts.Length; i++)
                counts[i] += furthest[i];
            all.Take(times);
        }
    }

    /// <summary>Keeps the times of those who reached the last step.</summary>
    sealed class Lengths(int steps, BehaviorGrouping by) : FunnelSink
    {
        public List<long> Ms { get; } = [];

        public override bool Skips(int user) => by.Skips(user);

        public override void Add(BehaviorIndex index, int user, ReadOnlySpan<long> chain)
        {
            if (chain.Length == steps)
                Ms.Add(index.TimeAt(chain[^1]) - index.TimeAt(chain[0]));
        }
    }

    /// <summary>Writes down how far each user came.</summary>
    sealed class Marks(byte[] reach, BehaviorGrouping by) : FunnelSink
    {
        public override bool Skips(int user) => by.Skips(user);

        public override void Add(BehaviorIndex index, int user, ReadOnlySpan<long> chain) => reach[user] = (byte)chain.Length;
    }
}

/// <summary>Takes the best chain of each user who entered.</summary>
abstract class FunnelSink
{
    public abstract bool Skips(int user);

    /// <param name="index">Events.</param>
    /// <param name="user">User number.</param>
    /// <param name="chain">Positions of the steps that the earliest entry reaching furthest matched.</param>
    public abstract void Add(BehaviorIndex index, int user, ReadOnlySpan<long> chain);
}
