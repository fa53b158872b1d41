namespace Sinan.Numerics.Behavior;

/// <summary>Counts the events of a build for the <see cref="EventRollup"/>; there is none where it would not be small beside the events.</summary>
sealed unsafe class EventRollupBuild
{
    /// <summary>Names × quarters that are counted in a table: 11 days a name for 1,000 names, 30 years for one.</summary>
    const long MostCells = 1 << 20;

    readonly int names;
    readonly long first;
    readonly int quarters;
    readonly long[] counts;

    EventRollupBuild(int names, long first, int quarters)
    {
        (this.names, this.first, this.quarters) = (names, first, quarters);
        counts = new long[names * quarters];
    }

    /// <summary>Bytes of the rollup.</summary>
    public ulong Size => EventRollup.SizeOf(names, Filled);

    long Filled => counts.LongCount(c => c > 0);

    /// <summary>Counts the events of the builder and of its basis.</summary>
    /// <param name="builder">Whose events.</param>
    /// <param name="names">Number of event names.</param>
    /// <param name="firstMs">Time of the first event of all.</param>
    /// <param name="lastMs">Time of the last.</param>
    /// <param name="parallel">Threads; the answer does not depend on them.</param>
    /// <returns>Null when the table would be large, or hold more than a cell for 16 events.</returns>
    public static EventRollupBuild? Of(BehaviorIndexBuilder builder, int names, long firstMs, long lastMs, ParallelOptions parallel)
    {
        var (first, last) = (QuarterOf(firstMs), QuarterOf(lastMs));
        if (names == 0 || last - first >= MostCells / names || first < int.MinValue || last > int.MaxValue)
            return null;
        var all = new EventRollupBuild(names, first, (int)(last - first) + 1);
        Parallel.For(
            0, builder.Users.Blocks, parallel, () => new long[all.counts.Length],
            (b, _, own) =>
            {
                all.Count(builder.Times.Block(b), builder.Events.Block(b), builder.Users.CountOf(b), own);
                return own;
            },
            all.Add);
        if (builder.Basis is { } basis)
            all.AddBasis(basis);
        return all.Filled <= Math.Max(4096, (builder.Count + (builder.Basis?.Events ?? 0)) / 16) ? all : null;
    }

    public void Write(nint to)
    {
        var positions = (ulong*)to;
        var cells = (EventRollup.Cell*)((byte*)to + EventRollup.SizeOf(names, 0));
        ulong at = 0;
        for (var code = 0; code < names; code++)
        {
            positions[code] = at;
            for (var q = 0; q < quarters; q++)
            {
                if (counts[code * quarters + q] is > 0 and var events)
                    cells[at++] = new EventRollup.Cell((int)(first + q), checked((uint)events));
            }
        }

        positions[names] = at;
    }

    static long QuarterOf(long timeMs) => (long)Math.Floor(timeMs / (double)EventRollup.CellMs);

    void Count(long* times, ushort* codes, int n, long[] own)
    {
        var firstMs = first * EventRollup.CellMs;
        for (var i = 0; i < n; i++)
            own[codes[i] * quarters + (int)((ulong)(times[i] - firstMs) / (ulong)EventRollup.CellMs)]++;
    }

    void Add(long[] own)
    {
        lock (counts)
        {
            for (var i = 0; i < counts.Length; i++)
                counts[i] += own[i];
        }
    }

    void AddBasis(BehaviorIndex basis)
    {
        if (basis.Rollup is { } rollup)
        {
            rollup.ForEach((code, quarter, events) => counts[code * quarters + (int)(quarter - first)] += events);
            return;
        }

        for (long i = 0; i < basis.Events; i++)
            counts[basis.EventAt(i) * quarters + (int)(QuarterOf(basis.TimeAt(i)) - first)]++;
    }
}
