namespace Sinan.Numerics.Behavior;

/// <summary>Which events are told apart at each step of a path: each has a slot 0 … <see cref="PathTally.OtherSlot"/> − 1 there, all others share that one.</summary>
/// <param name="Depth">Steps.</param>
/// <param name="Names">Event names.</param>
/// <param name="SlotOf">Slot of an event code at a step, at [step × names + code].</param>
/// <param name="EventOf">Event code of a slot at a step, at [step × fan + slot].</param>
sealed record PathSteps(int Depth, int Names, byte[] SlotOf, int[] EventOf)
{
    /// <summary>Few names: each has the slot of its code at every step.</summary>
    public static PathSteps All(int depth, int names) => Of(depth, names, _ => [.. Enumerable.Range(0, names)]);

    /// <param name="depth">Steps.</param>
    /// <param name="names">Event names.</param>
    /// <param name="kept">Event codes told apart at a step.</param>
    public static PathSteps Of(int depth, int names, Func<int, int[]> kept)
    {
        var (slotOf, eventOf) = (new byte[depth * names], new int[depth * PathTally.Fan]);
        slotOf.AsSpan().Fill(PathTally.OtherSlot);
        eventOf.AsSpan().Fill(PathAnswer.Other);
        for (var step = 0; step < depth; step++)
        {
            eventOf[step * PathTally.Fan + PathTally.EndSlot] = PathAnswer.End;
            foreach (var (slot, code) in kept(step).Index())
            {
                slotOf[step * names + code] = (byte)slot;
                eventOf[step * PathTally.Fan + slot] = code;
            }
        }

        return new PathSteps(depth, names, slotOf, eventOf);
    }

    public int Slot(int step, int code) => SlotOf[step * Names + code];

    public int Event(int step, int slot) => EventOf[step * PathTally.Fan + slot];
}

/// <summary>Counts the events at each step of the paths.</summary>
sealed class PathStepCounts(int depth, int names) : PathSink
{
    readonly long[] counts = new long[depth * names];

    public override void Add(int user, ReadOnlySpan<int> path, bool hasEnded)
    {
        for (var step = 0; step < path.Length; step++)
            counts[step * names + path[step]]++;
    }

    public void Take(PathStepCounts other)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += other.counts[i];
    }

    /// <summary>The events on most paths at each step; of equals the smaller code.</summary>
    public PathSteps Top(int most) => PathSteps.Of(depth, names, step =>
    [
        .. Enumerable.Range(0, names).Where(code => counts[step * names + code] > 0).OrderByDescending(code => counts[step * names + code]).ThenBy(code => code).Take(most),
    ]);
}
