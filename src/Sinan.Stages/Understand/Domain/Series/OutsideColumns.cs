using System.Collections.Immutable;
using Sinan.Numerics.Series;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Domain.Series;

/// <summary>Turns what is known from outside into columns beside a metric.</summary>
public static class OutsideColumns
{
    /// <summary>A series by the periods of a metric: the mean of its values in each. Where it does not reach over the periods after the metric, it is shifted by as many.</summary>
    /// <returns>Null when no value falls into the time of the metric.</returns>
    public static SeriesColumn? Of(SeriesValues series, MetricSeries metric)
    {
        var values = Mean(series, metric.StartsMs);
        var known = metric.Values.Length;
        if (values.AsSpan(0, known).IndexOfAnyExcept(double.NaN) < 0)
            return null;
        return known < values.Length && values.AsSpan(known).Contains(double.NaN)
            ? SeriesColumn.Lagged(series.Name, values.AsSpan(0, known), values.Length - known)
            : new SeriesColumn(series.Name, values);
    }

    /// <summary>One column for each Chinese holiday that occurs: the share of each period's days that belong to it.</summary>
    public static IEnumerable<SeriesColumn> Holidays(MetricSeries metric, TimeZoneInfo zone)
    {
        var columns = new SortedDictionary<ChineseHoliday, double[]>();
        for (var p = 0; p + 1 < metric.StartsMs.Length; p++)
        {
            var (first, last) = (CalendarPeriods.DayOf(metric.StartsMs[p], zone), CalendarPeriods.DayOf(metric.StartsMs[p + 1] - 1, zone));
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                var holiday = ChineseHolidays.Of(day);
                if (holiday == ChineseHoliday.None)
                    continue;
                columns.TryAdd(holiday, new double[metric.StartsMs.Length - 1]);
                columns[holiday][p] += 1.0 / (last.DayNumber - first.DayNumber + 1);
            }
        }

        return columns.Select(c => new SeriesColumn(c.Key.ToString(), c.Value));
    }

    /// <summary>A file's values as a metric: the sum of the rows of each period; a period without rows is missing, for a file does not say that nothing happened.</summary>
    /// <param name="series">The values.</param>
    /// <param name="unit">Length of a period.</param>
    /// <param name="reach">Periods to know after the last.</param>
    /// <param name="zone">Zone of the calendar.</param>
    public static MetricSeries AsMetric(SeriesValues series, PeriodUnit unit, int reach, TimeZoneInfo zone)
    {
        var starts = CalendarPeriods.Starts(unit, series.TimesMs[0], series.TimesMs[^1], zone);
        var (sums, counts) = Sum(series, starts);
        return MetricSeries.Of(unit, starts[0], [.. sums.Select((s, p) => counts[p] == 0 ? double.NaN : s)], reach, zone);
    }

    static double[] Mean(SeriesValues series, ImmutableArray<long> starts)
    {
        var (sums, counts) = Sum(series, starts);
        for (var p = 0; p < sums.Length; p++)
            sums[p] = counts[p] == 0 ? double.NaN : sums[p] / counts[p];
        return sums;
    }

    /// <summary>Both run up in time, so one walk serves.</summary>
    static (double[] Sums, int[] Counts) Sum(SeriesValues series, ImmutableArray<long> starts)
    {
        var (sums, counts, period) = (new double[starts.Length - 1], new int[starts.Length - 1], 0);
        for (var i = 0; i < series.TimesMs.Length; i++)
        {
            var time = series.TimesMs[i];
            while (period < sums.Length && time >= starts[period + 1])
                period++;
            if (period == sums.Length)
                break;
            if (time < starts[period])
                continue;
            sums[period] += series.Values[i];
            counts[period]++;
        }

        return (sums, counts);
    }
}
