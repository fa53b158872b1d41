using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Walks a run of users through a funnel.</summary>
sealed unsafe class FunnelWalk<T>
    where T : unmanaged, IBinaryInteger<T>
{
    readonly BehaviorIndex index;
    readonly T* codes;
    readonly TickColumn ticks;
    readonly T[] steps;
    readonly T[][] stops;
    readonly bool hasStops;
    readonly int allSteps;
    readonly long window;
    readonly long fromTick;
    readonly long toTick;

    public FunnelWalk(BehaviorIndex index, FunnelQuestion question)
    {
        this.index = index;
        codes = (T*)index.Codes;
        ticks = index.Ticks;
        hasStops = question.IsStrict || !question.Exclusions.IsEmpty;
        allSteps = question.Steps.Length;
        // Nobody passes a step that nobody did.
        var possible = question.Steps.IndexOf(-1) is var gap && gap < 0 ? question.Steps : question.Steps[..gap];
        steps = [.. possible.Select(T.CreateChecked)];
        var listed = question.Steps.Where(s => s >= 0).Distinct().Select(T.CreateChecked).ToArray();
        // In a strict funnel the walk from a step stops at the next listed event that is not a repeat of that step.
        // Likewise at an event that must not come between the two.
        stops =
        [
            .. steps.Select((step, k) => k == 0 ? [step] : (question.IsStrict ? listed.Where(c => c != steps[k - 1] || c == step) : [step])
                .Concat(question.Exclusions.Where(e => e.After == k - 1 && e.Event >= 0).Select(e => T.CreateChecked(e.Event))).Distinct().ToArray()),
        ];
        // An index spans less than 2^48 ticks, so a longer window is no bound; ticks are whole, so the window may be rounded down.
        window = question.WithinMs is { } ms && ms / index.UnitMs < 1L << 48 ? ms / index.UnitMs : long.MaxValue;
        fromTick = question.FromMs is { } from ? index.TickFrom(from) : long.MinValue;
        toTick = question.ToMs is { } to ? index.TickFrom(to) : long.MaxValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk(UserRange range, FunnelSink sink, CancellationToken cancellationToken)
    {
        if (steps.Length == 0)
            return;
        Span<long> places = stackalloc long[allSteps];
        Span<long> best = stackalloc long[allSteps];
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || sink.Skips(user))
                continue;
            var reached = Furthest(from, to, places, best);
            if (reached > 0)
                sink.Add(index, user, best[..reached]);
        }
    }

    /// <summary>Steps reached by the best entry of a user, and their positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    int Furthest(long from, long to, Span<long> places, Span<long> best)
    {
        var lastEntry = to;
        if (fromTick != long.MinValue || toTick != long.MaxValue)
        {
            lastEntry = ticks.FirstAtOrAfter(toTick, from, to);
            from = ticks.FirstAtOrAfter(fromTick, from, to);
        }

        var (reached, notBefore) = (0, long.MinValue);
        places.Fill(-1);
        for (; from < lastEntry; from += EventScan<T>.Lanes)
        {
            var entries = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, steps[0]), lastEntry - from);
            for (; entries != 0; entries &= entries - 1)
            {
                var entry = from + BitOperations.TrailingZeroCount(entries);
                if (notBefore != long.MinValue && ticks.At(entry) < notBefore)
                    continue;
                places[0] = entry;
                var last = window == long.MaxValue ? long.MaxValue : ticks.At(entry) + window;
                var k = 1;
                for (; k < steps.Length; k++)
                {
                    // Where an earlier entry found this step behind the new place of the step before, it is still the first one.
                    if (places[k] <= places[k - 1])
                        places[k] = Next(k, places[k - 1] + 1, to);
                    if (places[k] == to || (hasStops && codes[places[k]] != steps[k]) || (last != long.MaxValue && ticks.At(places[k]) > last))
                        break;
                }

                if (k > reached)
                {
                    reached = k;
                    places[..k].CopyTo(best);
                }

                // No later entry gets further when all steps are done, or when a step that it would need never comes again.
                if (k == steps.Length || places[k] == to)
                    return reached;
                // A later entry finds this step no earlier, so it must begin within a window of it.
                notBefore = last != long.MaxValue && ticks.At(places[k]) > last ? ticks.At(places[k]) - window : long.MinValue;
            }
        }

        return reached;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    long Next(int step, long from, long to)
    {
        fixed (T* set = stops[step])
            return EventScan<T>.Find(codes, set, stops[step].Length, from, to);
    }
}
