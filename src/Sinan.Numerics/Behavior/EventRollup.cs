namespace Sinan.Numerics.Behavior;

/// <summary>Events by name and quarter of an hour, counted when the index is built: a trend of counts reads these cells instead of the events.</summary>
/// <remarks>A quarter of an hour is the finest step at which the clocks of the world's time zones differ, so that it serves days, weeks and months of all of them.
/// In bytes: u64 position of each name's first cell and of the end, then the cells (quarter of an hour since 1970 as i32, events as u32) by name and time.</remarks>
sealed unsafe class EventRollup(byte* bytes, int names)
{
    /// <summary>Length of a cell in milliseconds.</summary>
    public const long CellMs = 900_000;

    readonly ulong* positions = (ulong*)bytes;
    readonly Cell* cells = (Cell*)(bytes + SizeOf(names, 0));

    /// <summary>Number of cells.</summary>
    public long Cells => (long)positions[names];

    /// <summary>Whether periods begin and end where cells do.</summary>
    public static bool Fits(ReadOnlySpan<long> startsMs)
    {
        foreach (var start in startsMs)
        {
            if (start % CellMs != 0)
                return false;
        }

        return true;
    }

    /// <summary>Bytes of a rollup.</summary>
    public static ulong SizeOf(int names, long cells) => 8 * ((ulong)names + 1 + (ulong)cells);

    /// <summary>Adds the events of one name to the periods they fall into.</summary>
    /// <param name="code">Event code, below the number of names.</param>
    /// <param name="startsMs">Starts of the periods and the end of the last, ascending, which <see cref="Fits"/> holds for.</param>
    /// <param name="counts">One for each period.</param>
    public void AddTo(int code, ReadOnlySpan<long> startsMs, Span<long> counts)
    {
        var period = 0;
        for (var at = positions[code]; at < positions[code + 1]; at++)
        {
            var time = cells[at].Quarter * CellMs;
            if (time < startsMs[0])
                continue;
            while (time >= startsMs[period + 1])
            {
                if (++period == counts.Length)
                    return;
            }

            counts[period] += cells[at].Events;
        }
    }

    /// <summary>Calls back for every cell: event code, quarter of an hour since 1970, events.</summary>
    public void ForEach(Action<int, long, long> cell)
    {
        for (var code = 0; code < names; code++)
        {
            for (var at = positions[code]; at < positions[code + 1]; at++)
                cell(code, cells[at].Quarter, cells[at].Events);
        }
    }

    /// <summary>One cell in the bytes.</summary>
    public readonly record struct Cell(int Quarter, uint Events);
}
