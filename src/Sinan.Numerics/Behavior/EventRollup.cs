namespace Sinan.Numerics.Behavior;

/// <summary>Events by name, value of a column if there is one, and quarter of an hour, counted when the index is built: a trend of counts reads these cells instead of the events.</summary>
/// <remarks>A line is a name, or a name and a value: name × (values + 1) + value code + 1. A quarter of an hour is the finest step at which the clocks of the world's time zones differ, so that it serves days, weeks and months of all of them.
/// In bytes: u64 position of each line's first cell and of the end, then the cells (quarter of an hour since 1970 as i32, events as u32) by line and time.</remarks>
sealed unsafe class EventRollup(byte* bytes, int lines)
{
    /// <summary>Length of a cell in milliseconds.</summary>
    public const long CellMs = 900_000;

    readonly ulong* positions = (ulong*)bytes;
    readonly Cell* cells = (Cell*)(bytes + SizeOf(lines, 0));

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
    public static ulong SizeOf(int lines, long cells) => 8 * ((ulong)lines + 1 + (ulong)cells);

    /// <summary>Adds the events of one line to the periods they fall into.</summary>
    /// <param name="line">Below the number of lines.</param>
    /// <param name="startsMs">Starts of the periods and the end of the last, ascending, which <see cref="Fits"/> holds for.</param>
    /// <param name="counts">One for each period.</param>
    public void AddTo(int line, ReadOnlySpan<long> startsMs, Span<long> counts)
    {
        var period = 0;
        for (var at = positions[line]; at < positions[line + 1]; at++)
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

    /// <summary>Calls back for every cell: line, quarter of an hour since 1970, events.</summary>
    public void ForEach(Action<int, long, uint> cell)
    {
        for (var line = 0; line < lines; line++)
        {
            for (var at = positions[line]; at < positions[line + 1]; at++)
                cell(line, cells[at].Quarter, cells[at].Events);
        }
    }

    /// <summary>One cell in the bytes.</summary>
    public readonly record struct Cell(int Quarter, uint Events);
}
