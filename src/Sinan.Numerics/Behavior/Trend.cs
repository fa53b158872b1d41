using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>How often an event happens over time.</summary>
/// <param name="Event">Event code.</param>
/// <param name="StartsMs">Starts of the periods in ms, ascending, the last one being the end of the last; events outside are not counted.</param>
/// <param name="Sum">Number column to add up; null = none. Events without a value add nothing.</param>
/// <param name="By">Breakdown, by the value at the event.</param>
/// <param name="CountsUsers">Whether distinct users are wanted; without sum, counting events alone is faster, and free where the index has counted them already.</param>
/// <param name="CountsSquares">Whether the squares of the users' own values are wanted, for intervals over a sample of users.</param>
public sealed record TrendQuestion(int Event, ImmutableArray<long> StartsMs, BehaviorColumn? Sum = null, BehaviorGrouping? By = null, bool CountsUsers = true, bool CountsSquares = false);

/// <summary>One line of the answer; arrays by period.</summary>
/// <param name="Group">Value code of the group; −1 = none (or no breakdown).</param>
/// <param name="Counts">Events.</param>
/// <param name="Users">Distinct users of the event; all 0 when they were not asked for and not needed.</param>
/// <param name="Sums">Sums of the column; all 0 when none was asked for.</param>
/// <param name="Squares">Sums over the users of the squares of their own sums, without a sum column of their own counts; empty when not asked for.</param>
public sealed record TrendSeries(int Group, ImmutableArray<long> Counts, ImmutableArray<long> Users, ImmutableArray<double> Sums, ImmutableArray<double> Squares);

/// <summary>Counts, distinct users and sums by period.</summary>
public static unsafe class Trend
{
    /// <param name="index">Events.</param>
    /// <param name="question">Event, periods, breakdown.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer, sums included, does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <returns>Without a breakdown one series; else one for each group with an event, most events first.</returns>
    public static ImmutableArray<TrendSeries> Answer(BehaviorIndex index, TrendQuestion question, int threads, CancellationToken cancellationToken)
    {
        var periods = new Periods(question.StartsMs.AsSpan(), index);
        var by = question.By ?? BehaviorGrouping.None;
        var table = new TrendTable(by.Slots, periods.Count, question.Sum is not null, question.CountsSquares);
        var rollup = by.IsOfUsers ? null : by.Column is { } column ? column.Rollup : index.Rollup;
        if (rollup is not null && question is { Event: >= 0, Sum: null, CountsUsers: false, CountsSquares: false } && EventRollup.Fits(question.StartsMs.AsSpan()))
        {
            for (var slot = 0; slot < by.Slots; slot++)
                rollup.AddTo(question.Event * by.Slots + slot, question.StartsMs.AsSpan(), table.Counts.AsSpan(slot * periods.Count, periods.Count));
            GC.KeepAlive(index);
        }
        else if (question.Event >= 0)
        {
            // Sums are added range by range in the order of the ranges, so large tables get fewer ranges, never fewer threads' worth of certainty.
            var ranges = UserRanges.Of(index.Offsets, index.Users, question is { Sum: null, CountsSquares: false } ? 256 : Math.Clamp((1 << 24) / table.Cells, 4, 256));
            var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
            Parallel.ForEach(
                ranges, parallel, () => new TrendTable(by.Slots, periods.Count, question.Sum is not null, question.CountsSquares),
                (range, _, own) =>
                {
                    own.Begin(range.No);
                    if (index.CodeWidth == 1)
                        Walk<byte>(index, question, by, periods, range, own, cancellationToken);
                    else
                        Walk<ushort>(index, question, by, periods, range, own, cancellationToken);
                    own.EndRange();
                    return own;
                },
                table.Take);
            GC.KeepAlive(index);
        }

        return table.Series(by.IsNone);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Walk<T>(BehaviorIndex index, TrendQuestion question, BehaviorGrouping by, Periods periods, UserRange range, TrendTable table, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        var wanted = T.CreateChecked(question.Event);
        if (by.IsNone && question is { Sum: null, CountsSquares: false })
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (question.CountsUsers)
                Count(index, wanted, periods, range, table);
            else
                CountEvents(index, wanted, periods, range, table);
            return;
        }

        if (question is { Sum: null, CountsSquares: false } && by.Bytes is { } bytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            CountGroups(index, wanted, bytes, by.Slots, periods, range, table);
            return;
        }

        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || by.Skips(user))
                continue;
            Add(index, codes, wanted, question.Sum, by, periods, user, from, to, table);
        }
    }

    /// <summary>Events and users of a run of users without breakdown. Free of branches that the data decide: days change at random from event to event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Count<T>(BehaviorIndex index, T wanted, Periods periods, UserRange range, TrendTable table)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        var offsets = index.Offsets;
        var ticks = index.Ticks;
        var (first, span, shift) = (periods.First, (ulong)(periods.End - periods.First), periods.Shift);
        fixed (int* firstOfCell = periods.FirstOfCell)
        fixed (long* starts = periods.Starts, counts = table.Counts, users = table.Users)
        {
            for (var user = range.From; user < range.To; user++)
            {
                // Times of a user ascend, so a period that differs from the last one is new to the user.
                var (to, last) = (offsets[user + 1], -1);
                for (var from = offsets[user]; from < to; from += EventScan<T>.Lanes)
                {
                    var mask = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, wanted), to - from);
                    for (; mask != 0; mask &= mask - 1)
                    {
                        var tick = ticks.At(from + BitOperations.TrailingZeroCount(mask));
                        if ((ulong)(tick - first) >= span)
                            continue;
                        var period = firstOfCell[(tick - first) >> shift];
                        period += tick >= starts[period + 1] ? 1 : 0;
                        counts[period]++;
                        users[period] += period != last ? 1 : 0;
                        last = period;
                    }
                }
            }
        }
    }

    /// <summary>Events and users by a column of few values: the groups of a user in the period at hand are the bits of one word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void CountGroups<T>(BehaviorIndex index, T wanted, BehaviorColumn by, int slots, Periods periods, UserRange range, TrendTable table)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        var groups = by.Bytes;
        var offsets = index.Offsets;
        var ticks = index.Ticks;
        var (first, span, shift) = (periods.First, (ulong)(periods.End - periods.First), periods.Shift);
        // Events of a user lie in one period more often than in one group, so the groups of a period stand together.
        var cells = new Cell[slots * periods.Count];
        fixed (int* firstOfCell = periods.FirstOfCell)
        fixed (long* starts = periods.Starts)
        fixed (Cell* table0 = cells)
        {
            for (var user = range.From; user < range.To; user++)
            {
                var (to, last, seen) = (offsets[user + 1], -1, 0UL);
                for (var from = offsets[user]; from < to; from += EventScan<T>.Lanes)
                {
                    var mask = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, wanted), to - from);
                    for (; mask != 0; mask &= mask - 1)
                    {
                        var position = from + BitOperations.TrailingZeroCount(mask);
                        var tick = ticks.At(position);
                        if ((ulong)(tick - first) >= span)
                            continue;
                        var period = firstOfCell[(tick - first) >> shift];
                        period += tick >= starts[period + 1] ? 1 : 0;
                        var slot = groups[position];
                        seen = period == last ? seen : 0;
                        last = period;
                        var cell = table0 + (period * slots + slot);
                        cell->Events++;
                        cell->Users += ~(seen >> slot) & 1;
                        seen |= 1UL << slot;
                    }
                }
            }
        }

        for (var i = 0; i < cells.Length; i++)
        {
            var at = i % slots * periods.Count + i / slots;
            table.Counts[at] += cells[i].Events;
            table.Users[at] += (long)cells[i].Users;
        }
    }

    struct Cell
    {
        public long Events;
        public ulong Users;
    }

    /// <summary>Events alone: one run over all users, whose boundaries do not matter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void CountEvents<T>(BehaviorIndex index, T wanted, Periods periods, UserRange range, TrendTable table)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        var ticks = index.Ticks;
        var (first, span, shift, to) = (periods.First, (ulong)(periods.End - periods.First), periods.Shift, index.Offsets[range.To]);
        // Neighbours often fall into one period: two tables keep an addition from waiting for the one before.
        var count = table.Counts.Length;
        var both = new long[2 * count];
        fixed (int* firstOfCell = periods.FirstOfCell)
        fixed (long* starts = periods.Starts, counts = both)
        {
            for (var from = index.Offsets[range.From]; from < to; from += EventScan<T>.Lanes)
            {
                var mask = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, wanted), to - from);
                for (; mask != 0; mask &= mask - 1)
                {
                    var lane = BitOperations.TrailingZeroCount(mask);
                    var tick = ticks.At(from + lane);
                    if ((ulong)(tick - first) >= span)
                        continue;
                    var period = firstOfCell[(tick - first) >> shift];
                    var isNext = (int)((ulong)(starts[period + 1] - 1 - tick) >> 63);
                    counts[period + isNext + (lane & 1) * count]++;
                }
            }
        }

        for (var i = 0; i < count; i++)
            table.Counts[i] += both[i] + both[count + i];
    }

    /// <summary>Every event by itself, into the cell of its group and period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Add<T>(BehaviorIndex index, T* codes, T wanted, BehaviorColumn? sum, BehaviorGrouping by, Periods periods, int user, long from, long to, TrendTable table)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (; from < to; from += EventScan<T>.Lanes)
        {
            var mask = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, wanted), to - from);
            for (; mask != 0; mask &= mask - 1)
            {
                var position = from + BitOperations.TrailingZeroCount(mask);
                var tick = index.TickAt(position);
                if (tick >= periods.First && tick < periods.End)
                    table.Add(user, by.SlotOf(user, position), periods.Of(tick), sum?.NumberAt(position) ?? 0);
            }
        }
    }
}
