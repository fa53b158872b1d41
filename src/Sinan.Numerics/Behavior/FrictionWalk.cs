using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Looks for signs of friction in one user after another. One for each worker.</summary>
unsafe sealed class FrictionWalk<T>(BehaviorIndex index, FrictionQuestion question, int[] bases, FrictionTally tally)
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Dictionaries that one busy user has made large would be slow to clear for all that follow.</summary>
    const int MostKept = 4096;

    readonly long repeat = FrictionQuestion.RepeatMs / index.UnitMs;
    readonly long rage = FrictionQuestion.RageMs / index.UnitMs;
    readonly long loop = FrictionQuestion.LoopMs / index.UnitMs;
    readonly long within = question.WithinMs / index.UnitMs;
    readonly long asOf = index.TickFrom(question.AsOfMs);
    readonly Dictionary<FrictionKey, long> signs = [];
    readonly long[] firsts = new long[index.EventNames.Count];
    readonly List<int> seen = [];
    readonly List<long> goals = [];
    Dictionary<long, Recent> recent = [];

    /// <summary>Ticks of the last four times of one thing, newest first.</summary>
    struct Recent
    {
        public int Count;
        public long First;
        public long Second;
        public long Third;
        public long Fourth;
    }

    public void User(int user)
    {
        var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
        if (from == to)
            return;
        Find(from, to);
        Count();
        foreach (var code in seen)
            firsts[code] = 0;
        seen.Clear();
        goals.Clear();
        signs.Clear();
        if (recent.Count > MostKept)
            recent = [];
        else
            recent.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Find(long from, long to)
    {
        var codes = (T*)index.Codes;
        for (var at = from; at < to; at++)
        {
            var code = int.CreateTruncating(codes[at]);
            var tick = index.TickAt(at);
            // Positions are kept plus one, so that 0 means never.
            if (firsts[code] == 0)
            {
                firsts[code] = at + 1;
                seen.Add(code);
            }

            if (code == question.Goal)
                goals.Add(at);
            ref var times = ref CollectionsMarshal.GetValueRefOrAddDefault(recent, ThingAt(code, at), out _);
            if (times.Count >= FrictionQuestion.RepeatTimes - 1 && tick - times.Second <= repeat)
                signs.TryAdd(new FrictionKey(FrictionKind.Repeated, code, -1), at);
            if (times.Count >= FrictionQuestion.RageTimes - 1 && tick - times.Fourth <= rage)
                signs.TryAdd(new FrictionKey(FrictionKind.Rage, code, -1), at);
            times = new Recent { Count = times.Count + 1, First = tick, Second = times.First, Third = times.Second, Fourth = times.Third };
            if (at - from >= 3 && IsLoop(codes, at, tick))
                signs.TryAdd(new FrictionKey(FrictionKind.BackAndForth, int.CreateTruncating(codes[at - 1]), code), at);
            if (question.IsErrorCode(code) || question.HasErrorValue(at))
                signs.TryAdd(new FrictionKey(FrictionKind.Error, code, -1), at);
        }
    }

    bool IsLoop(T* codes, long at, long tick) =>
        codes[at] == codes[at - 2] && codes[at - 1] == codes[at - 3] && codes[at] != codes[at - 1] && tick - index.TickAt(at - 3) <= loop
        && ThingAt(0, at) == ThingAt(0, at - 2) && ThingAt(0, at - 1) == ThingAt(0, at - 3);

    /// <summary>Event and value of the column that makes things the same.</summary>
    long ThingAt(int code, long at) => ((long)code << 32) | (question.Same is { } same ? (uint)(same.CodeAt(at) + 1) : 0);

    void Count()
    {
        foreach (var code in seen)
            tally.Events[code].Add(Outcome(firsts[code] - 1));
        foreach (var (key, at) in signs)
        {
            ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(tally.Signs, key, out _);
            pair.AtSign.Add(Outcome(at));
            if (bases[key.Event] is >= 0 and var basis && firsts[basis] > 0)
                pair.AtBase.Add(Outcome(firsts[basis] - 1));
        }
    }

    /// <summary>One user from a position on: judged when the time for the goal is over, lost when the goal was not reached in it.</summary>
    FrictionTally.Counts Outcome(long at)
    {
        var tick = index.TickAt(at);
        var isJudged = tick + within <= asOf;
        var next = goals.BinarySearch(at);
        next = next < 0 ? ~next : next;
        var isReached = next < goals.Count && index.TickAt(goals[next]) - tick <= within;
        return new FrictionTally.Counts { Users = 1, Judged = isJudged ? 1 : 0, Lost = isJudged && !isReached ? 1 : 0 };
    }
}
