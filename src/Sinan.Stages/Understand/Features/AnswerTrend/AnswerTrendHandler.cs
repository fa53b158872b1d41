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

    /// <summary>Groups × periods; each costs about 20 bytes a thread.</summary>
    const long MostCells = 10_000_000;

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

        var periods = TrendPeriods.Of(index, request.Interval, bounds.Value.From, bounds.Value.To, desk.Zone);
        if (periods is null)
            return new Problem("understand.empty_period", ProblemKind.Invalid, Fact.Of("from", request.From ?? ""), Fact.Of("to", request.To ?? ""));
        if (periods.Kept.Length > MostPeriods)
            return new Problem("understand.trend.too_many_periods", ProblemKind.Invalid, Fact.Count("periods", periods.Kept.Length), Fact.Count("most", MostPeriods));
        if ((long)periods.Edges.Length * by.Value.Grouping.Groups > MostCells)
            return new Problem("understand.too_many_groups", ProblemKind.Invalid, Fact.Of("column", by.Value.Name ?? ""));

        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var lines = Trend.Answer(index, new TrendQuestion(code.Value, periods.Edges, sum.Value, by.Value.Grouping), threads, cancellationToken);
        var report = new TrendReport
        {
            Interval = request.Interval.ToString().ToLowerInvariant(),
            Series = [.. lines.Select(line => Series(line, by.Value, request.Measure, periods))],
            Event = index.EventNames[code.Value],
            Measure = request.Measure,
            By = by.Value.Name,
            Answer = [],
            Data = lease.Data,
        };
        report = await WithChangeAsync(report, request, by.Value.Name is null ? lines : Trend.Answer(index, new TrendQuestion(code.Value, periods.Edges, sum.Value), threads, cancellationToken), periods, cancellationToken);
        return report with { Answer = TrendWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

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

    /// <summary>Every period of the main part of the log, and those others in which a wrong clock has put events.</summary>
    static TrendSeriesReport Series(TrendSeries line, Breakdown by, string measure, TrendPeriods periods)
    {
        var (value, name) = by.NameOf(line.Group);
        return new TrendSeriesReport(
            value,
            [.. periods.Kept.Where(p => !p.IsStray || line.Counts[p.Edge] > 0).Select(p => new TrendPoint(DateTimeOffset.FromUnixTimeMilliseconds(p.StartMs), ValueOf(line, measure, p.Edge), p.IsPartial, p.IsStray))],
            name);
    }

    static double? ValueOf(TrendSeries line, string measure, int period) => measure switch
    {
        "count" => line.Counts[period],
        "users" => line.Users[period],
        "per-user" => line.Users[period] == 0 ? null : (double)line.Counts[period] / line.Users[period],
        _ => line.Sums[period],
    };

    async Task<TrendReport> WithChangeAsync(TrendReport report, AnswerTrend request, ImmutableArray<TrendSeries> lines, TrendPeriods periods, CancellationToken cancellationToken)
    {
        var whole = periods.Kept.Where(p => p is { IsPartial: false, IsStray: false }).ToList();
        if (whole.Count < 2 || lines.IsEmpty)
            return report;
        var (line, last) = (lines[0], whole[^1].Edge);
        if (ValueOf(line, request.Measure, last) is not { } value || ValueOf(line, request.Measure, whole[^2].Edge) is not { } before)
            return report;
        var start = DateTimeOffset.FromUnixTimeMilliseconds(whole[^1].StartMs);
        var counted = request.Measure is "count" or "users";
        var evidence = desk.Count(
            nameof(AnswerTrend), request, TrendWords.Value(report, start, value), report.Data, value,
            TrendWords.KindOf(request.Measure), line.Users[last]).Sealed();
        await desk.KeepAsync([evidence], cancellationToken);
        ImmutableArray<double>? interval = counted && value > 0 && before > 0 && PoissonRates.Ratio((long)before, 1, (long)value, 1) is var effect ? [effect.Interval.Low, effect.Interval.High] : null;
        return report with { Change = new TrendChange(start, value, before, before == 0 ? null : value / before, interval, evidence.Id) };
    }
}
