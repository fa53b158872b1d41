using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Takes the periods in which a user was active.</summary>
interface IActivePeriods
{
    /// <param name="active">Numbers of the periods, ascending.</param>
    /// <param name="wasActiveBefore">Whether the user was active before the first period.</param>
    void Add(ReadOnlySpan<int> active, bool wasActiveBefore);
}

/// <summary>Finds for each user the calendar periods with an event.</summary>
static unsafe class ActiveWalk
{
    /// <summary>Walks all users.</summary>
    /// <param name="index">Events.</param>
    /// <param name="active">Event code that makes active; null = any event; −1 = an event that nobody did.</param>
    /// <param name="users">Filter by user; null = all.</param>
    /// <param name="periods">Periods.</param>
    /// <param name="threads">Worker threads, ≥ 1.</param>
    /// <param name="create">Makes the counts of a worker.</param>
    /// <param name="finish">Takes the counts of a worker that has finished; one at a time.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    public static void Run<TSink>(
        BehaviorIndex index, int? active, BehaviorGrouping? users, Periods periods, int threads, Func<TSink> create, Action<TSink> finish, CancellationToken cancellationToken)
        where TSink : class, IActivePeriods
    {
        if (active < 0)
            return;
        var gate = new Lock();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.ForEach(
            UserRanges.Of(index.Offsets, index.Users, 256), parallel, create,
            (range, _, sink) =>
            {
                if (index.CodeWidth == 1)
                    Walk<byte, TSink>(index, active, users ?? BehaviorGrouping.None, periods, range, sink, cancellationToken);
                else
                    Walk<ushort, TSink>(index, active, users ?? BehaviorGrouping.None, periods, range, sink, cancellationToken);
                return sink;
            },
            sink =>
            {
                lock (gate)
                    finish(sink);
            });
        GC.KeepAlive(index);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Walk<T, TSink>(BehaviorIndex index, int? active, BehaviorGrouping users, Periods periods, UserRange range, TSink sink, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryInteger<T>
        where TSink : class, IActivePeriods
    {
        var codes = (T*)index.Codes;
        var found = new int[periods.Count];
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || users.Skips(user))
                continue;
            var count = active is { } code
                ? Of(index.Ticks, codes, T.CreateChecked(code), periods, from, to, found, out var isEarlier)
                : Of(index.Ticks, periods, from, to, found, out isEarlier);
            sink.Add(found.AsSpan(0, count), isEarlier);
        }
    }

    /// <summary>Periods with any event.</summary>
    static int Of(TickColumn ticks, Periods periods, long from, long to, int[] found, out bool isEarlier)
    {
        var (count, next) = (0, periods.First);
        isEarlier = ticks.At(from) < next;
        for (; from < to; from++)
        {
            if (ticks.At(from) is var tick && tick < next)
                continue;
            if (tick >= periods.End)
                break;
            found[count] = periods.Of(tick);
            next = periods.StartOf(found[count++] + 1);
        }

        return count;
    }

    /// <summary>Periods with a given event.</summary>
    static int Of<T>(TickColumn ticks, T* codes, T active, Periods periods, long from, long to, int[] found, out bool isEarlier)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (count, next) = (0, periods.First);
        isEarlier = false;
        for (; from < to; from += EventScan<T>.Lanes)
        {
            var mask = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, active), to - from);
            for (; mask != 0; mask &= mask - 1)
            {
                var tick = ticks.At(from + BitOperations.TrailingZeroCount(mask));
                isEarlier |= tick < periods.First;
                if (tick < next)
                    continue;
                if (tick >= periods.End)
                    return count;
                found[count] = periods.Of(tick);
                next = periods.StartOf(found[count++] + 1);
            }
        }

        return count;
    }
}
