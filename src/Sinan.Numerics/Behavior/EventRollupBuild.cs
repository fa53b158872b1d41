namespace Sinan.Numerics.Behavior;

/// <summary>Counts the events of a build for an <see cref="EventRollup"/>; there is none where it would not be small beside the events.</summary>
sealed unsafe class EventRollupBuild
{
    /// <summary>Cells that are always counted in a table: 40 days of 1,000 names, or half a year of 12 names by 20 values. Long logs may have a cell for every 4 events: a byte an event and worker.</summary>
    const long LeastMostCells = 1 << 22;

    readonly BehaviorIndexBuilder builder;
    readonly AppendedColumnBuild? column;
    readonly int slots;
    readonly int lines;
    readonly long first;
    readonly int quarters;
    readonly uint[] counts;

    EventRollupBuild(BehaviorIndexBuilder builder, AppendedColumnBuild? column, int names, int slots, long first, int quarters)
    {
        (this.builder, this.column, this.slots, lines) = (builder, column, slots, names * slots);
        (this.first, this.quarters) = (first, quarters);
        counts = new uint[lines * quarters];
    }

    /// <summary>Bytes of the rollup.</summary>
    public ulong Size => EventRollup.SizeOf(lines, Filled);

    long Filled => counts.LongCount(c => c > 0);

    /// <summary>Counts the events of the builder and of its basis.</summary>
    /// <param name="builder">Whose events.</param>
    /// <param name="column">Counts each value of the column by itself; null counts by name alone.</param>
    /// <param name="names">Number of event names.</param>
    /// <param name="firstMs">Time of the first event of all.</param>
    /// <param name="lastMs">Time of the last.</param>
    /// <param name="parallel">Threads; the answer does not depend on them.</param>
    /// <returns>Null when the table would be large, or hold more than a cell for 16 events.</returns>
    public static EventRollupBuild? Of(BehaviorIndexBuilder builder, AppendedColumnBuild? column, int names, long firstMs, long lastMs, ParallelOptions parallel)
    {
        var slots = column is null ? 1 : column.Texts is { } texts ? texts.Count + 1 : int.MaxValue;
        var (first, last) = (QuarterOf(firstMs), QuarterOf(lastMs));
        var events = builder.Count + (builder.Basis?.Events ?? 0);
        var mostCells = Math.Clamp(events / 4, LeastMostCells, Array.MaxLength);
        if (names == 0 || (Int128)(last - first + 1) * names * slots > mostCells || first < int.MinValue || last > int.MaxValue)
            return null;
        var all = new EventRollupBuild(builder, column, names, slots, first, (int)(last - first) + 1);
        var workers = Math.Clamp(builder.Users.Blocks, 1, Math.Max(1, parallel.MaxDegreeOfParallelism));
        Parallel.For(0, workers, parallel, w => all.Count(w, workers, parallel.CancellationToken));
        if (builder.Basis is { } basis)
            all.CountBasis(basis);
        return all.Filled <= Math.Max(4096, events / 16) ? all : null;
    }

    public void Write(nint to)
    {
        var positions = (ulong*)to;
        var cells = (EventRollup.Cell*)((byte*)to + EventRollup.SizeOf(lines, 0));
        ulong at = 0;
        for (var line = 0; line < lines; line++)
        {
            positions[line] = at;
            for (var q = 0; q < quarters; q++)
            {
                if (counts[line * quarters + q] is > 0 and var events)
                    cells[at++] = new EventRollup.Cell((int)(first + q), events);
            }
        }

        positions[lines] = at;
    }

    static long QuarterOf(long timeMs) => (long)Math.Floor(timeMs / (double)EventRollup.CellMs);

    /// <summary>Every <paramref name="workers"/>-th block, in a table of its own.</summary>
    void Count(int worker, int workers, CancellationToken cancellationToken)
    {
        var own = workers == 1 ? counts : new uint[counts.Length];
        var firstMs = first * EventRollup.CellMs;
        for (var b = worker; b < builder.Users.Blocks; b += workers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var times = builder.Times.Block(b);
            var names = builder.Events.Block(b);
            var values = column is null ? null : column.CodesOf(b);
            var n = builder.Users.CountOf(b);
            for (var i = 0; i < n; i++)
            {
                var slot = values is null ? 0 : values[i] + 1;
                // A code without a text is told when the values are placed.
                if ((uint)slot < (uint)slots)
                    own[(names[i] * slots + slot) * quarters + (int)((ulong)(times[i] - firstMs) / (ulong)EventRollup.CellMs)]++;
            }
        }

        if (workers == 1)
            return;
        lock (counts)
        {
            for (var i = 0; i < counts.Length; i++)
                counts[i] += own[i];
        }
    }

    void CountBasis(BehaviorIndex basis)
    {
        var old = column is null ? null : basis.Column(column.Name);
        // A line of the older rollup has the same name and value here: names and texts only grow.
        var oldSlots = old is null ? 1 : old.Values + 1;
        var rollup = column is null ? basis.Rollup : old?.Rollup;
        if (rollup is not null)
        {
            rollup.ForEach((line, quarter, events) => counts[(line / oldSlots * slots + line % oldSlots) * quarters + (int)(quarter - first)] += events);
            return;
        }

        for (long i = 0; i < basis.Events; i++)
            counts[(basis.EventAt(i) * slots + (old is null ? 0 : old.CodeAt(i) + 1)) * quarters + (int)(QuarterOf(basis.TimeAt(i)) - first)]++;
    }
}
