using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerTrend;

/// <summary>Asks the behaviour index for counts, users and sums by period.</summary>
public sealed class AnswerTrendHandler(BehaviorDesk desk)
{
    /// <summary>More periods than this are no picture: ask for longer ones.</summary>
    public const int MostPeriods = 20_000;

    const string SumPrefix = "sum:";

    /// <returns>Problems: "understand.no_events", "understand.unknown_event", "understand.unknown_column", "understand.too_many_groups", "understand.bad_measure",
    /// "understand.not_a_number", "understand.bad_date", "understand.empty_period", "understand.trend.too_many_periods".</returns>
    public async Task<Outcome<TrendReport>> HandleAsync(AnswerTrend request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var code = BehaviorDesk.CodeOf(index, request.Event);
        if (!code.IsOk)
            return code.Problem;
        var sum = SumColumn(index, request.Measure);
        if (!sum.IsOk)
            return sum.Problem;
        var by = await desk.BreakdownAsync(index, request.By, cancellationToken);
        if (!by.IsOk)
            return by.Problem;
        var bounds = desk.Bounds(request.From, request.To);
        if (!bounds.IsOk)
            return bounds.Problem;

        var (from, to) = (Math.Max(index.BaseMs, bounds.Value.From ?? long.MinValue), Math.Min(index.LastMs, (bounds.Value.To ?? long.MaxValue) - 1));
        if (from > to)
            return new Problem("understand.empty_period", ProblemKind.Invalid, Fact.Of("from", request.From ?? ""), Fact.Of("to", request.To ?? ""));
        var starts = CalendarPeriods.Starts(request.Interval, from, to, desk.Zone);
        if (starts.Length > MostPeriods)
            return new Problem("understand.trend.too_many_periods", ProblemKind.Invalid, Fact.Count("periods", starts.Length), Fact.Count("most", MostPeriods));

        // The first and the last period are cut where the question begins and ends.
        var edges = starts.ToArray();
        (edges[0], edges[^1]) = (Math.Max(starts[0], bounds.Value.From ?? long.MinValue), Math.Min(starts[^1], bounds.Value.To ?? long.MaxValue));
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var lines = Trend.Answer(index, new TrendQuestion(code.Value, [.. edges], sum.Value, by.Value.Grouping), threads, cancellationToken);
        var partial = Enumerable.Range(0, starts.Length - 1).Select(p => edges[p] > starts[p] || edges[p + 1] < starts[p + 1] || !Covers(index, starts[p], starts[p + 1])).ToArray();
        var report = new TrendReport
        {
            Interval = request.Interval.ToString().ToLowerInvariant(),
            Series = [.. lines.Select(line => Series(line, by.Value, request.Measure, starts, partial))],
            Event = index.EventNames[code.Value],
            Measure = request.Measure,
            By = by.Value.Name,
            Answer = [],
            Data = lease.Data,
        };
        report = await WithChangeAsync(report, request, by.Value.Name is null ? lines : Trend.Answer(index, new TrendQuestion(code.Value, [.. edges], sum.Value), threads, cancellationToken), starts, partial, cancellationToken);
        return report with { Answer = TrendWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>Whether the log covers a period whole: it may begin and end a hundredth inside, for nobody acts exactly at midnight.</summary>
    static bool Covers(BehaviorIndex index, long start, long end) => index.BaseMs - start <= (end - start) / 100 && end - index.LastMs <= (end - start) / 100;

    static Outcome<BehaviorColumn?> SumColumn(BehaviorIndex index, string measure)
    {
        if (measure is "count" or "users" or "per-user")
            return Outcome<BehaviorColumn?>.Ok(null);
        if (!measure.StartsWith(SumPrefix, StringComparison.Ordinal))
            return new Problem("understand.bad_measure", ProblemKind.Invalid, Fact.Of("measure", measure));
        var name = measure[SumPrefix.Length..].Trim();
        return index.Column(name) is { IsNumber: true } column
            ? column
            : new Problem("understand.not_a_number", ProblemKind.Invalid, Fact.Of("column", name), Fact.Of("known", string.Join(", ", index.Columns.Where(c => c.IsNumber).Select(c => c.Name).DefaultIfEmpty("–"))));
    }

    static TrendSeriesReport Series(TrendSeries line, Breakdown by, string measure, ImmutableArray<long> starts, bool[] partial)
    {
        var (value, name) = by.NameOf(line.Group);
        return new TrendSeriesReport(
            value, [.. Enumerable.Range(0, starts.Length - 1).Select(p => new TrendPoint(DateTimeOffset.FromUnixTimeMilliseconds(starts[p]), ValueOf(line, measure, p), partial[p]))], name);
    }

    static double? ValueOf(TrendSeries line, string measure, int period) => measure switch
    {
        "count" => line.Counts[period],
        "users" => line.Users[period],
        "per-user" => line.Users[period] == 0 ? null : (double)line.Counts[period] / line.Users[period],
        _ => line.Sums[period],
    };

    async Task<TrendReport> WithChangeAsync(TrendReport report, AnswerTrend request, ImmutableArray<TrendSeries> lines, ImmutableArray<long> starts, bool[] partial, CancellationToken cancellationToken)
    {
        var whole = Enumerable.Range(0, partial.Length).Where(p => !partial[p]).ToList();
        if (whole.Count < 2 || whole[^1] - whole[^2] != 1 || lines.IsEmpty)
            return report;
        var (line, last) = (lines[0], whole[^1]);
        if (ValueOf(line, request.Measure, last) is not { } value || ValueOf(line, request.Measure, last - 1) is not { } before)
            return report;
        var start = DateTimeOffset.FromUnixTimeMilliseconds(starts[last]);
        var counted = request.Measure is "count" or "users";
        var evidence = desk.Count(
            nameof(AnswerTrend), request, TrendWords.Value(report, start, value), report.Data, value,
            TrendWords.KindOf(request.Measure), line.Users[last]).Sealed();
        await desk.KeepAsync([evidence], cancellationToken);
        ImmutableArray<double>? interval = counted && value > 0 && before > 0 && PoissonRates.Ratio((long)before, 1, (long)value, 1) is var effect ? [effect.Interval.Low, effect.Interval.High] : null;
        return report with { Change = new TrendChange(start, value, before, before == 0 ? null : value / before, interval, evidence.Id) };
    }
}
