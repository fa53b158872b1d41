using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.ForecastMetric;

/// <summary>Asks the forecast and says its end in short.</summary>
sealed class ForecastOutlooks(ForecastMetricHandler forecasts) : IOutlooks
{
    /// <summary>A shorter history allows a wider choice of errors at 80 % than at 90 %.</summary>
    const double Level = 0.8;
    const int LatelyPeriods = 4;

    /// <summary>A month ahead; one week where the history allows no more.</summary>
    static readonly ImmutableArray<int> weeksAhead = [4, 1];

    /// <summary>Whole weeks, so that a day is compared with the same weekday.</summary>
    static readonly ImmutableArray<int> daysAhead = [28, 14, 7];

    public async Task<SeriesOutlook?> OfEventAsync(string name, CancellationToken cancellationToken) =>
        await AskAsync(new MetricQuestion(name, "users", PeriodUnit.Week), weeksAhead, step: 1, cancellationToken)
        ?? await AskAsync(new MetricQuestion(name, "users"), daysAhead, step: 7, cancellationToken);

    public async Task<SeriesOutlook?> OfWeeksAsync(string name, IReadOnlyList<(DateTimeOffset Week, double Value)> weeks, CancellationToken cancellationToken)
    {
        if (weeks.Count == 0)
            return null;
        long[] times = [.. weeks.Select(w => w.Week.ToUnixTimeMilliseconds())];
        double[] values = [.. weeks.Select(w => w.Value)];
        var hash = Convert.ToHexStringLower(SHA256.HashData([.. MemoryMarshal.AsBytes(times.AsSpan()), .. MemoryMarshal.AsBytes(values.AsSpan())]));
        var own = new SeriesValues(name, [.. times], [.. values], hash);
        return await AskAsync(new MetricQuestion(name, MetricQuestion.FileMeasure, PeriodUnit.Week) { Own = own }, weeksAhead, step: 1, cancellationToken);
    }

    /// <summary>The longest of the horizons that the history allows.</summary>
    async Task<SeriesOutlook?> AskAsync(MetricQuestion metric, ImmutableArray<int> horizons, int step, CancellationToken cancellationToken)
    {
        foreach (var horizon in horizons)
        {
            var answer = await forecasts.HandleAsync(new ForecastMetric(metric, horizon, Level), cancellationToken);
            if (answer.IsOk)
                return Of(answer.Value, step);
        }

        return null;
    }

    static SeriesOutlook? Of(ForecastReport report, int step)
    {
        var end = report.Forecast[^1];
        var past = Enumerable.Range(0, LatelyPeriods).Select(k => report.History.Length - 1 - (k * step)).Where(p => p >= 0).Select(p => report.History[p].Value).OfType<double>().ToList();
        if (past.Count == 0 || end.Evidence is not { } evidence)
            return null;
        var lately = past.Average();
        var direction = end.Low > lately ? "rising" : end.High < lately ? "falling" : "unclear";
        var says = new Phrase(
            "understand.outlook." + direction, Fact.Of("event", report.Event), Fact.Of("period", new Phrase("understand.trend.period." + report.Interval)), Fact.Date("start", end.Start),
            Fact.Decimal("lately", lately), Fact.Decimal("value", end.Value).Between(end.Low, end.High, report.Level).From(evidence));
        return new SeriesOutlook(report.Event, report.Interval, lately, end.Start, end.Value, new Interval(end.Low, end.High, report.Level), direction, says, evidence);
    }
}
