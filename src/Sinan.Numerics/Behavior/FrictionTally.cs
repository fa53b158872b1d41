using System.Runtime.InteropServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Counts of one worker: by sign, and by event for comparison. Sums of whole numbers, so their order does not matter.</summary>
sealed class FrictionTally(int events)
{
    /// <summary>Users, judged and lost ones.</summary>
    public struct Counts
    {
        public long Users;
        public long Judged;
        public long Lost;

        public void Add(Counts other)
        {
            Users += other.Users;
            Judged += other.Judged;
            Lost += other.Lost;
        }
    }

    /// <summary>Those who showed a sign, at the sign and at their first base event.</summary>
    public struct Pair
    {
        public Counts AtSign;
        public Counts AtBase;
    }

    public Dictionary<FrictionKey, Pair> Signs { get; } = [];

    public Counts[] Events { get; } = new Counts[events];

    public void Take(FrictionTally other)
    {
        foreach (var (key, pair) in other.Signs)
        {
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(Signs, key, out _);
            own.AtSign.Add(pair.AtSign);
            own.AtBase.Add(pair.AtBase);
        }

        for (var i = 0; i < Events.Length; i++)
            Events[i].Add(other.Events[i]);
    }
}

/// <summary>A sign at an event.</summary>
readonly record struct FrictionKey(FrictionKind Kind, int Event, int Other);
