using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Sinan.Numerics.Behavior;

/// <summary>Counts the users of every cohort and those who came back, by group.</summary>
/// <param name="index">Events.</param>
/// <param name="question">Events and kind of cohort.</param>
/// <param name="by">Filter and breakdown.</param>
/// <param name="periods">Calendar periods in ticks.</param>
/// <param name="boundaries">Last period of each column, ascending from 1 or more.</param>
sealed unsafe class RetentionWalk(BehaviorIndex index, RetentionQuestion question, BehaviorGrouping by, Periods periods, int[] boundaries)
{
    /// <summary>Column of each distance in periods, up to the last boundary.</summary>
    readonly int[] columnOf = ColumnsOf(boundaries);

    /// <summary>Columns of a row: the cohort's size, then the users retained in column 1, 2, …</summary>
    public int Width => boundaries.Length + 1;

    /// <summary>Numbers of one group: a row for each period. Group after group, slot 0 first.</summary>
    public int Cells => checked(periods.Count * Width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run<T>(UserRange range, long[] counts, RetentionTotals? totals, CancellationToken cancellationToken)
        where T : unmanaged, IBinaryInteger<T>
    {
        var codes = (T*)index.Codes;
        Span<long> marks = totals is null ? [] : new long[Width];
        var (born, back, width) = (T.CreateChecked(question.Born), question.Return < 0 ? default : T.CreateChecked(question.Return), Width);
        for (var user = range.From; user < range.To; user++)
        {
            if ((user & 4095) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = (index.Offsets[user], index.Offsets[user + 1]);
            if (from == to || by.Skips(user))
                continue;
            var next = long.MinValue;
            for (var at = EventScan<T>.Find(codes, &born, 1, from, to); at < to; at = EventScan<T>.Find(codes, &born, 1, at + 1, to))
            {
                var tick = index.TickAt(at);
                if (tick < next)
                    continue;
                var cohort = periods.Of(tick);
                var slot = by.SlotOf(user, at);
                var cells = counts.AsSpan((slot * periods.Count + cohort) * width, width);
                var row = totals is null ? cells : marks;
                row[0]++;
                if (question.Return >= 0 && width > 1 && at + 1 < to)
                {
                    if (question.IsRolling)
                        MarkLast(codes, back, at + 1, to, cohort, row);
                    else
                        Mark(codes, back, at + 1, to, cohort, row);
                }

                if (totals is null)
                    break;
                totals.Add(slot, cohort, marks);
                TensorPrimitives.Add(cells, marks, cells);
                marks.Clear();
                next = periods.StartOf(cohort + 1);
            }

            totals?.EndUser();
        }
    }

    /// <summary>Counts each column with a return event once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Mark<T>(T* codes, T back, long from, long to, int cohort, Span<long> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        var next = periods.StartOf(cohort + 1);
        for (; from < to; from += EventScan<T>.Lanes)
        {
            var mask = EventScan<T>.Cut(EventScan<T>.Mask(codes + from, back), to - from);
            for (; mask != 0; mask &= mask - 1)
            {
                var tick = index.TickAt(from + BitOperations.TrailingZeroCount(mask));
                if (tick < next)
                    continue;
                var distance = periods.Of(tick) - cohort;
                if (distance >= columnOf.Length)
                    return;
                var column = columnOf[distance];
                row[column]++;
                next = periods.StartOf(Math.Min(cohort + boundaries[column - 1] + 1, periods.Count));
            }
        }
    }

    /// <summary>Counts the column of the last return event, the last column when it is later.</summary>
    void MarkLast<T>(T* codes, T back, long from, long to, int cohort, Span<long> row)
        where T : unmanaged, IBinaryInteger<T>
    {
        var last = EventScan<T>.FindLast(codes, back, from, to);
        if (last < from)
            return;
        var distance = periods.Of(index.TickAt(last)) - cohort;
        if (distance > 0)
            row[distance < columnOf.Length ? columnOf[distance] : row.Length - 1]++;
    }

    static int[] ColumnsOf(int[] boundaries)
    {
        var columns = new int[boundaries.Length == 0 ? 1 : boundaries[^1] + 1];
        for (var (distance, column) = (1, 1); distance < columns.Length; distance++)
        {
            columns[distance] = column;
            if (distance == boundaries[column - 1])
                column++;
        }

        return columns;
    }
}
