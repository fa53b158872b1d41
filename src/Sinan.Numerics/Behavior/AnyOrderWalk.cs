using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Walks a run of users through a funnel whose steps may come in any order.</summary>
/// <remarks>The next occurrence of each step only moves forward from entry to entry, so a user costs O(events · steps).</remarks>
sealed unsafe class AnyOrderWalk<T>(BehaviorIndex index, FunnelQuestion question)
    where T : unmanaged, IBinaryInteger<T>
{
    readonly T* codes = (T*)index.Codes;
    readonly TickColumn ticks = index.Ticks;
    readonly T[] steps = [.. question.Steps.Where(s => s >= 0).Select(T.CreateChecked)];
    readonly long window = question.WithinMs is { } ms && ms / index.UnitMs < 1L << 48 ? ms / index.UnitMs : 1L << 48;
    readonly long fromTick = question.FromMs is { } from ? index.TickFrom(from) : long.MinValue;
    readonly long toTick = question.ToMs is { } to ? index.TickFrom(to) : long.MaxValue;

    public void Walk(UserRange range, FunnelSink sink, CancellationToken cancellationToken)
    {
        if (steps.Length == 0)
            return;
        Span<long> next = stackalloc long[steps.Length];
        Span<long> chain = stackalloc long[steps.Length];
        Span<long> best = stackalloc long[steps.Length];
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || sink.Skips(user))
                continue;
            var reached = Furthest(from, to, next, chain, best);
            if (reached > 0)
                sink.Add(index, user, best[..reached]);
        }
    }

    /// <summary>Different steps inside the window of the best entry, and their positions in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Furthest(long from, long to, Span<long> next, Span<long> chain, Span<long> best)
    {
        var reached = 0;
        next.Fill(-1);
        while (true)
        {
            var entry = to;
            for (var k = 0; k < steps.Length; k++)
            {
                if (next[k] < from)
                    next[k] = Next(k, from, to);
                entry = Math.Min(entry, next[k]);
            }

            if (entry == to || ticks.At(entry) >= toTick)
                return reached;
            from = entry + 1;
            if (ticks.At(entry) < fromTick)
                continue;
            var (count, last) = (0, ticks.At(entry) + window);
            foreach (var place in next)
            {
                if (place < to && ticks.At(place) <= last)
                    chain[count++] = place;
            }

            if (count <= reached)
                continue;
            reached = count;
            chain[..count].Sort();
            chain[..count].CopyTo(best);
            if (reached == steps.Length)
                return reached;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    long Next(int step, long from, long to)
    {
        var code = steps[step];
        return EventScan<T>.Find(codes, &code, 1, from, to);
    }
}
