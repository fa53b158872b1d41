using System.Numerics;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Finds a run of users' entries and goals, and what they did in between.</summary>
sealed unsafe class CorrelationWalk<T>(BehaviorIndex index, CorrelationQuestion question)
    where T : unmanaged, IBinaryInteger<T>
{
    readonly T* codes = (T*)index.Codes;
    readonly TickColumn ticks = index.Ticks;
    readonly T entry = T.CreateChecked(question.Entry);
    readonly T goal = T.CreateChecked(question.Goal);
    readonly long window = question.WithinMs / index.UnitMs;
    readonly long fromTick = question.FromMs is { } from ? index.TickFrom(from) : long.MinValue;
    readonly long toTick = question.ToMs is { } to ? index.TickFrom(to) : long.MaxValue;
    readonly BehaviorGrouping users = question.Users ?? BehaviorGrouping.None;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Walk(UserRange range, CorrelationTally tally, CancellationToken cancellationToken)
    {
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || users.Skips(user))
                continue;
            var first = Find(entry, from, to);
            while (first < to && ticks.At(first) < fromTick)
                first = Find(entry, first + 1, to);
            if (first == to || ticks.At(first) >= toTick)
                continue;
            var last = ticks.At(first) + window;
            var reached = Find(goal, first + 1, to);
            var isSuccess = reached < to && ticks.At(reached) <= last;
            tally.Begin(user, first, isSuccess);
            if (!isSuccess)
                reached = to;
            for (var at = first + 1; at < reached && ticks.At(at) <= last; at++)
                tally.Add(user, int.CreateTruncating(codes[at]), isSuccess);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    long Find(T code, long from, long to) => EventScan<T>.Find(codes, &code, 1, from, to);
}
