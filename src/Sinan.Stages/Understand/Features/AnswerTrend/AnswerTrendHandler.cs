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
    /// "understand.not_a_number", "understand.bad_date", "understand.empty_period", "understand.trend.too_many_periods", "understand.trend.formula",
    /// "understand.trend.formula_missing", "understand.trend.too_many_events", "understand.cohort.unknown_segment", "understand.sample.share", "understand.sample.small",
    /// "understand.sample.formula".</returns>
    public async Task<Outcome<TrendReport>> HandleAsync(AnswerTrend request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var codes = BehaviorDesk.CodesOf(index, [request.Event, .. request.With]);
        if (!codes.IsOk)
            return codes.Problem;
        var formula = FormulaOf(request);
        if (!formula.IsOk)
            return formula.Problem;
        var sum = SumColumn(index, request.Measure);
        if (!sum.IsOk)
            return sum.Problem;
        var by = await desk.BreakdownAsync(index, request.By, request.Segment, request.Sample, cancellationToken);
        if (!by.IsOk)
            return by.Problem;
        var (sample, bounds) = (by.Value.Sample, desk.Bounds(request.From, request.To));
        if (!bounds.IsOk)
            return bounds.Problem;
        if (sample is not null && formula.Value is not null)
            return new Problem("understand.sample.formula", ProblemKind.Invalid);

        var periods = TrendPeriods.Of(index, request.Interval, bounds.Value.From, bounds.Value.To, desk.Zone);
        if (periods is null)
            return new Problem("understand.empty_period", ProblemKind.Invalid, Fact.Of("from", request.From ?? ""), Fact.Of("to", request.To ?? ""));
        if (periods.Kept.Length > MostPeriods)
            return new Problem("understand.trend.too_many_periods", ProblemKind.Invalid, Fact.Count("periods", periods.Kept.Length), Fact.Count("most", MostPeriods));
        if ((long)periods.Edges.Length * by.Value.Grouping.Groups > MostCells)
            return new Problem("understand.too_many_groups", ProblemKind.Invalid, Fact.Of("column", by.Value.Name ?? ""));

        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var lines = Lines(by.Value.Grouping);
        ImmutableArray<string> names = [.. codes.Value.Select(code => index.EventNames[code])];
        var report = new TrendReport
        {
            Interval = request.Interval.ToString().ToLowerInvariant(),
            Series = [.. lines.Select(line => Series(line, by.Value, periods))],
            Event = names[0],
            With = names[1..],
            Formula = formula.Value?.Text,
            Name = formula.Value?.Write(names) ?? names[0],
            Measure = request.Measure,
            By = by.Value.Name,
            Sample = sample,
            Answer = [],
            Data = lease.Data,
        };
        report = await WithChangeAsync(report, request, by.Value.Name is null ? lines : Lines(by.Value.Users), periods, Contrast, cancellationToken);
        return report with { Answer = TrendWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };

        ImmutableArray<TrendLine> Lines(BehaviorGrouping grouping)
        {
            var events = codes.Value.Select(code => Trend.Answer(index, Question(code, grouping), threads, cancellationToken)).ToList();
            return formula.Value is { } of ? TrendLine.Of(of, events, request.Measure, periods.Edges.Length - 1) : [.. events[0].Select(line => TrendLine.Of(line, request.Measure, sample))];
        }

        TrendQuestion Question(int code, BehaviorGrouping grouping) => new(code, periods.Edges, sum.Value, grouping, CountsUsers(request.Measure), CountsSquares: sample is not null);

        Bounds? Contrast(ImmutableArray<double> weights) => sample is null ? null : TrendSample.Interval(
            sample, request.Measure, of => TrendContrast.Answer(index, Question(codes.Value[0], by.Value.Users), of, threads, cancellationToken), weights);
    }

    /// <summary>The formula over the events; null for one event without any.</summary>
    static Outcome<Formula?> FormulaOf(AnswerTrend request)
    {
        var events = request.With.Length + 1;
        if (events > Formula.MostSeries)
            return new Problem("understand.trend.too_many_events", ProblemKind.Invalid, Fact.Count("most", Formula.MostSeries));
        if (!string.IsNullOrWhiteSpace(request.Formula))
            return Formula.Parse(request.Formula, events).Map(formula => (Formula?)formula);
        return events == 1 ? Outcome<Formula?>.Ok(null) : new Problem("understand.trend.formula_missing", ProblemKind.Invalid);
    }

    static bool CountsUsers(string measure) => measure is "users" or "per-user";

    static Outcome<BehaviorColumn?> SumColumn(BehaviorIndex index, string measure)
    {
        if (measure is "count" or "users" or "per-user")
            return Outcome<BehaviorColumn?>.Ok(null);
        if (!measure.StartsWith(SumPrefix, StringComparison.Ordinal))
            return new Problem("understand.bad_measure", ProblemKind.Invalid, Fact.Of("measure", measure));
        var name = measure[SumPrefix.Length..].Trim();
        return index.Column(name) is { IsNumber: true, Origin: not BehaviorColumnOrigin.Session } column
            ? column
            : new Problem("understand.not_a_number", ProblemKind.Invalid, Fact.Of("column", name), Fact.Of("known", string.Join(", ", index.Columns.Where(c => c is { IsNumber: true, Origin: not BehaviorColumnOrigin.Session }).Select(c => c.Name).DefaultIfEmpty("–"))));
    }

    /// <summary>Every period of the main part of the log, and those others in which a wrong clock has put events.</summary>
    static TrendSeriesReport Series(TrendLine line, Breakdown by, TrendPeriods periods)
    {
        var (value, name) = by.NameOf(line.Group);
        return new TrendSeriesReport(
            value,
            [.. periods.Kept.Where(p => !p.IsStray || line.Counts[p.Edge] > 0).Select(p => new TrendPoint(DateTimeOffset.FromUnixTimeMilliseconds(p.StartMs), line.Values[p.Edge], p.IsPartial, p.IsStray, line.Ci95.IsEmpty ? null : line.Ci95[p.Edge]))],
            name);
    }

    /// <param name="report">The answer so far.</param>
    /// <param name="request">The question.</param>
    /// <param name="lines">One line over all groups.</param>
    /// <param name="periods">Its periods.</param>
    /// <param name="contrast">Interval of a weighted sum of the line's periods over samples; null where everybody was counted.</param>
    /// <param name="cancellationToken">Cancels the keeping.</param>
    async Task<TrendReport> WithChangeAsync(
        TrendReport report, AnswerTrend request, ImmutableArray<TrendLine> lines, TrendPeriods periods, Func<ImmutableArray<double>, Bounds?> contrast, CancellationToken cancellationToken)
    {
        var whole = periods.Kept.Where(p => p is { IsPartial: false, IsStray: false }).ToList();
        var n = request.Interval switch { PeriodUnit.Day => 7, PeriodUnit.Hour => 24, _ => 1 };
        n = whole.Count >= 2 * n ? n : 1;
        if (whole.Count < 2 || lines.IsEmpty)
            return report;
        double?[] values = [.. whole.TakeLast(2 * n).Select(p => lines[0].Values[p.Edge])];
        if (values.Any(v => v is null))
            return report;
        var (before, value) = (values[..n].Average()!.Value, values[n..].Average()!.Value);
        var start = DateTimeOffset.FromUnixTimeMilliseconds(whole[^n].StartMs);
        var evidence = desk.Count(
            nameof(AnswerTrend), request, TrendWords.Value(report, start, n, value), report.Data, value, TrendWords.KindOf(report), lines[0].Users is { IsEmpty: false } counted && counted[whole[^1].Edge] is > 0 and var users ? users : null);
        var (ofValue, ofBefore) = (contrast(Weights(0, 1)), contrast(Weights(1, 0)));
        if (report.Sample is not null)
            evidence = evidence with { Method = "method.sample_total", Interval = ofValue is { } own ? BehaviorDesk.Between(own) : null, NoInterval = ofValue is null ? "evidence.no_interval.sample_ratio" : null };
        evidence = evidence.Sealed();
        await desk.KeepAsync([evidence], cancellationToken);
        var (ratio, overTime) = (before <= 0 ? (double?)null : value / before, RatioInterval(report, values, n, before));
        if (report.Sample is not null && ratio is { } changed)
            overTime = TrendSample.Widened(changed, overTime, contrast(Weights(-changed, 1)) is { } error ? (error.High - error.Low) / 2 / before : null);
        return report with { Change = new TrendChange(start, n, value, before, ratio, overTime, evidence.Id, Ends(ofValue), Ends(ofBefore)) };

        // The mean of the n periods before and that of the last n, each with its weight.
        ImmutableArray<double> Weights(double ofEarlier, double ofLater)
        {
            var weights = new double[periods.Edges.Length - 1];
            foreach (var (place, period) in whole.TakeLast(2 * n).Index())
                weights[period.Edge] = (place < n ? ofEarlier : ofLater) / n;
            return [.. weights];
        }

        static ImmutableArray<double>? Ends(Bounds? bounds) => bounds is { } b ? [b.Low, b.High] : null;
    }

    /// <summary>Interval of the ratio of the last n values to the n before.</summary>
    static ImmutableArray<double>? RatioInterval(TrendReport report, double?[] values, int n, double before)
    {
        if (before <= 0)
            return null;
        if (n == 1)
            return report is { Formula: null, Measure: "count" or "users" } && values[1] > 0 && PoissonRates.Ratio((long)before, 1, (long)values[1]!.Value, 1) is var exact ? [exact.Interval.Low, exact.Interval.High] : null;
        // Pairs one week (one day) apart: the rhythm of the week falls out, and events that come in clusters widen the interval as they should.
        var differences = Enumerable.Range(0, n).Select(i => values[n + i]!.Value - values[i]!.Value).ToArray();
        var mean = differences.Average();
        var error = Math.Sqrt(differences.Sum(d => (d - mean) * (d - mean)) / (n - 1) / n);
        var half = Distribution.StudentQuantile(0.975, n - 1) * error;
        return [(before + mean - half) / before, (before + mean + half) / before];
    }
}
