using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Series;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Understand.Domain.Series;
using Sinan.Stages.Understand.Features.AnswerTrend;

namespace Sinan.Stages.Understand.Features;

/// <summary>A metric and the columns beside it.</summary>
/// <param name="Event">Name as the log writes it.</param>
/// <param name="Series">Whole periods.</param>
/// <param name="Columns">Holidays and series from outside, over the periods after the metric too.</param>
/// <param name="Data">Data it rests on.</param>
public sealed record Metric(string Event, MetricSeries Series, ImmutableArray<SeriesColumn> Columns, DataVersion Data);

/// <summary>Gathers a metric from the trend question or a file, and what is known from outside.</summary>
public sealed class MetricDesk(AnswerTrendHandler trends, ISeriesLibrary library, IWorkspace workspace)
{
    public TimeZoneInfo Zone => workspace.Zone;

    /// <param name="question">What to gather.</param>
    /// <param name="reach">Periods after the last value for which the columns must be known.</param>
    /// <param name="cancellationToken">Cancels the questions.</param>
    /// <returns>Problems: those of a trend, "understand.series.bad_holidays", "understand.series.unknown", "understand.series.no_overlap", "understand.series.nothing".</returns>
    public async Task<Outcome<Metric>> ReadAsync(MetricQuestion question, int reach, CancellationToken cancellationToken)
    {
        if (question.Holidays is not (null or "" or MetricQuestion.ChineseCalendar))
            return new Problem("understand.series.bad_holidays", ProblemKind.Invalid, Fact.Of("holidays", question.Holidays));
        var read = question.Own is { } own ? OfFile(own, question, reach) : await OfEventsAsync(question, reach, cancellationToken);
        if (!read.IsOk)
            return read;
        var metric = read.Value;
        var columns = ImmutableArray.CreateBuilder<SeriesColumn>();
        if (question.Holidays is MetricQuestion.ChineseCalendar)
            columns.AddRange(OutsideColumns.Holidays(metric.Series, Zone));
        foreach (var name in question.Regressors)
        {
            var series = question.Brought.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? await library.FindAsync(name, cancellationToken);
            if (series is null)
                return new Problem("understand.series.unknown", ProblemKind.Invalid, Fact.Of("name", name), Fact.Of("known", string.Join(", ", (await library.ListAsync(cancellationToken)).Select(s => s.Name).DefaultIfEmpty("–"))));
            if (OutsideColumns.Of(series, metric.Series) is not { } column)
                return new Problem("understand.series.no_overlap", ProblemKind.Invalid, Fact.Of("name", name));
            columns.Add(column);
        }

        return metric with { Columns = columns.ToImmutable() };
    }

    /// <summary>Another event by the periods of a metric: the control of an impact.</summary>
    public async Task<Outcome<SeriesColumn>> ControlAsync(MetricQuestion question, string control, MetricSeries metric, CancellationToken cancellationToken)
    {
        var read = await OfEventsAsync(question with { Event = control }, 0, cancellationToken);
        if (!read.IsOk)
            return read.Problem;
        var byStart = read.Value.Series.Values.Select((value, p) => (read.Value.Series.StartsMs[p], value)).ToDictionary(p => p.Item1, p => p.value);
        return new SeriesColumn(read.Value.Event, metric.StartsMs[..metric.Values.Length].Select(s => byStart.GetValueOrDefault(s, double.NaN)).ToArray());
    }

    /// <summary>Too few values for an answer.</summary>
    public static Problem TooShort(Metric metric, int known, int needed) => new(
        "understand.series.too_short", ProblemKind.NotEnough, Fact.Of("event", metric.Event), Fact.Count("needed", needed), Fact.Count("known", known),
        Fact.Of("period", new Phrase("understand.trend.period." + metric.Series.Unit.ToString().ToLowerInvariant())));

    async Task<Outcome<Metric>> OfEventsAsync(MetricQuestion question, int reach, CancellationToken cancellationToken)
    {
        var trend = await trends.HandleAsync(
            new AnswerTrend.AnswerTrend(question.Event, question.Measure, question.Interval) { From = question.From, To = question.To, Threads = question.Threads }, cancellationToken);
        if (!trend.IsOk)
            return trend.Problem;
        // A period that is covered in part is not comparable with the others.
        var points = trend.Value.Series.IsEmpty ? [] : trend.Value.Series[0].Points.Where(p => p is { Partial: false, Stray: false }).ToList();
        return points.Count == 0
            ? new Problem("understand.series.nothing", ProblemKind.NotEnough, Fact.Of("event", trend.Value.Event))
            : new Metric(
                trend.Value.Event, MetricSeries.Of(question.Interval, points[0].Start.ToUnixTimeMilliseconds(), [.. points.Select(p => p.Value ?? double.NaN)], reach, Zone), [], trend.Value.Data);
    }

    Outcome<Metric> OfFile(SeriesValues own, MetricQuestion question, int reach)
    {
        var (first, last) = (DateTimeOffset.FromUnixTimeMilliseconds(own.TimesMs[0]), DateTimeOffset.FromUnixTimeMilliseconds(own.TimesMs[^1]));
        return new Metric(own.Name, OutsideColumns.AsMetric(own, question.Interval, reach, Zone), [], new DataVersion(own.Hash[..16], own.Values.Length, 0, first, last));
    }
}
