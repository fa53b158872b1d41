using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Cuts a run of users' events into paths.</summary>
sealed unsafe class PathWalk<T>
    where T : unmanaged, IBinaryInteger<T>
{
    readonly BehaviorIndex index;
    readonly PathSink sink;
    readonly BehaviorGrouping users;
    readonly T* codes;
    readonly TickColumn ticks;
    readonly T start;
    readonly T end;
    readonly bool hasStart;
    readonly bool hasEnd;
    readonly bool isPossible;
    readonly bool keepsRepeats;
    readonly bool firstVisitsOnly;
    readonly int depth;
    readonly long gap;
    readonly long? window;
    readonly long fromTick;
    readonly long toTick;

    public PathWalk(BehaviorIndex index, PathQuestion question, PathSink sink)
    {
        (this.index, this.sink, users) = (index, sink, question.Users ?? BehaviorGrouping.None);
        codes = (T*)index.Codes;
        ticks = index.Ticks;
        (hasStart, hasEnd) = (question.Start is not null, question.End is not null);
        isPossible = (question.Start ?? 0) >= 0 && (question.End ?? 0) >= 0;
        (start, end) = (T.CreateTruncating(question.Start ?? 0), T.CreateTruncating(question.End ?? 0));
        (keepsRepeats, firstVisitsOnly, depth) = (question.KeepsRepeats, question.FirstVisitsOnly, question.Depth);
        // Ticks are whole, so lengths of time may be rounded down.
        (gap, window) = (question.GapMs / index.UnitMs, question.WithinMs / index.UnitMs);
        fromTick = question.FromMs is { } from ? index.TickFrom(from) : long.MinValue;
        toTick = question.ToMs is { } to ? index.TickFrom(to) : long.MaxValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk(UserRange range, CancellationToken cancellationToken)
    {
        if (!isPossible)
            return;
        Span<int> path = stackalloc int[depth];
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || users.Skips(user))
                continue;
            if (window is { } length)
                Windows(user, from, to, length, path);
            else
                Sessions(user, from, to, path);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Sessions(int user, long from, long to, Span<int> path)
    {
        var before = ticks.At(from);
        for (var at = from + 1; at < to; at++)
        {
            var tick = ticks.At(at);
            if (tick - before > gap)
            {
                Session(user, from, at, path);
                from = at;
            }

            before = tick;
        }

        Session(user, from, to, path);
    }

    void Session(int user, long from, long to, Span<int> path)
    {
        if (hasStart)
            from = Find(start, from, to);
        else if (hasEnd)
        {
            var last = Find(end, from, to);
            if (last < to)
                Backward(user, from, last, path);
            return;
        }

        if (from < to)
            Forward(user, from, to, path);
    }

    /// <summary>Paths of a given length of time, one behind the other.</summary>
    void Windows(int user, long from, long to, long length, Span<int> path)
    {
        while (from < to)
        {
            if (hasEnd && !hasStart)
            {
                var last = Find(end, from, to);
                if (last == to)
                    return;
                while (ticks.At(from) < ticks.At(last) - length)
                    from++;
                Backward(user, from, last, path);
                from = last + 1;
                continue;
            }

            if (hasStart)
                from = Find(start, from, to);
            if (from == to)
                return;
            var (first, past) = (from, ticks.At(from) + length);
            while (from < to && ticks.At(from) <= past)
                from++;
            Forward(user, first, from, path);
        }
    }

    void Forward(int user, long from, long to, Span<int> path)
    {
        if (!IsAsked(from))
            return;
        var (count, hasReached) = (1, false);
        path[0] = int.CreateTruncating(codes[from]);
        for (var at = from + 1; at < to && count < depth && !hasReached; at++)
        {
            hasReached = hasEnd && codes[at] == end;
            var code = int.CreateTruncating(codes[at]);
            if (hasReached || IsStep(path[..count], code))
                path[count++] = code;
        }

        sink.Add(user, hasEnd && !hasReached ? [] : path[..count], hasEnded: count < depth && !hasEnd);
    }

    void Backward(int user, long from, long last, Span<int> path)
    {
        if (!IsAsked(last))
            return;
        var count = 0;
        for (var at = last; at >= from && count < depth; at--)
        {
            var code = int.CreateTruncating(codes[at]);
            if (IsStep(path[..count], code))
                path[count++] = code;
        }

        sink.Add(user, path[..count], hasEnded: count < depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IsStep(ReadOnlySpan<int> path, int code) => firstVisitsOnly ? !path.Contains(code) : keepsRepeats || path.IsEmpty || path[^1] != code;

    bool IsAsked(long position) => (fromTick == long.MinValue && toTick == long.MaxValue) || (ticks.At(position) is var tick && tick >= fromTick && tick < toTick);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    long Find(T code, long from, long to) => EventScan<T>.Find(codes, &code, 1, from, to);
}
