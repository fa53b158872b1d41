using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Calendar periods in ticks of one index: finds the period of a tick with one table lookup.</summary>
sealed class Periods
{
    readonly long[] starts;
    readonly int[] firstOfCell;
    readonly int shift;

    /// <param name="startsMs">Starts of the periods in ms, ascending, the last one being the end of the last period.</param>
    /// <param name="index">Whose ticks.</param>
    /// <exception cref="ArgumentException">Fewer than two starts, or not ascending.</exception>
    public Periods(ReadOnlySpan<long> startsMs, BehaviorIndex index)
    {
        if (startsMs.Length < 2)
            throw new ArgumentException("Periods need at least one start and one end.", nameof(startsMs));
        starts = new long[startsMs.Length];
        var shortest = long.MaxValue;
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = index.TickFrom(startsMs[i]);
            if (i > 0)
                shortest = Math.Min(shortest, startsMs[i] - startsMs[i - 1]);
        }

        if (shortest <= 0)
            throw new ArgumentException("The starts of periods must ascend.", nameof(startsMs));
        // A cell is no longer than the shortest period, so at most one period starts inside it.
        shift = (int)long.Log2(Math.Max(1, shortest / index.UnitMs));
        firstOfCell = new int[checked((int)((starts[^1] - starts[0]) >> shift)) + 1];
        var period = 0;
        for (var cell = 0; cell < firstOfCell.Length; cell++)
        {
            while (period < Count - 1 && starts[period + 1] <= starts[0] + ((long)cell << shift))
                period++;
            firstOfCell[cell] = period;
        }
    }

    public int Count => starts.Length - 1;

    public int Shift => shift;

    public int[] FirstOfCell => firstOfCell;

    public long[] Starts => starts;

    public long First => starts[0];

    public long End => starts[^1];

    /// <summary>First tick of a period; of <see cref="Count"/>, the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long StartOf(int period) => starts[period];

    /// <summary>Period of a tick, which must lie in [<see cref="First"/>, <see cref="End"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(long tick)
    {
        var period = firstOfCell[(tick - starts[0]) >> shift];
        return tick >= starts[period + 1] ? period + 1 : period;
    }
}
