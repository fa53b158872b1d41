using Microsoft.AspNetCore.WebUtilities;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Domain.Dashboards;
using Sinan.Stages.Understand.Features.AnswerTrend;
using Sinan.Stages.Understand.Features.ShowDashboard;

namespace Sinan.Stages.Understand.Features.MeasureImpact;

/// <summary>Asks the question of impact about the metric of a trend.</summary>
sealed class MetricEffects(DashboardStore dashboards, BehaviorDesk desk, MetricDesk metrics, MeasureImpactHandler impacts) : IMetricEffects
{
    const string Page = "/understand/trend";

    /// <summary>Parameters that make a trend more than one plain metric.</summary>
    static readonly string[] beyond = ["formula", "by", "with"];

    public async Task<IReadOnlyList<SavedMetric>> ListAsync(CancellationToken cancellationToken)
    {
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return [];
        IReadOnlyList<string> log;
        using (opened.Value)
            log = [.. opened.Value.Index.EventNames];
        return
        [
            .. (await dashboards.ListAsync(cancellationToken)).SelectMany(d => d.Questions.Select(q => EventRoles.Read(q, d.Events, log)))
                .Where(read => read.Missing.IsEmpty && read.Question.UseCase == nameof(AnswerTrend)).Select(read => MetricOf(read.Question.Parameters)).OfType<MetricQuestion>()
                .Where(metric => log.Contains(metric.Event, StringComparer.OrdinalIgnoreCase)).Select(metric => new SavedMetric(AddressOf(metric), NamedOf(metric))).DistinctBy(metric => metric.Address),
        ];
    }

    public async Task<Outcome<MetricEffect>> MeasureAsync(string metric, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        if (Parse(metric) is not { } question)
            return NotPlain(metric);
        var date = moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return (await impacts.HandleAsync(new MeasureImpact(question, date), cancellationToken)).Map(report => new MetricEffect(
            NamedOf(question with { Event = report.Event }), SeriesWords.Span("span", question.Interval, report.After.Length).Phrase!, TrendWords.KindOf(report.Measure), report.PerPeriod,
            new Interval(report.PerPeriodCi[0], report.PerPeriodCi[1], report.Level), report.Answer.SelectMany(a => a.Facts).First(f => f.Evidence is not null).Evidence!.Value)
        {
            Relative = report is { Relative: { } relative, RelativeCi: { } ci } ? Fact.Share("relative", relative).Between(ci[0], ci[1], report.Level) : null,
            P = report.P,
        });
    }

    public async Task<Outcome<MetricValues>> ReadAsync(string metric, CancellationToken cancellationToken)
    {
        if (Parse(metric) is not { } question)
            return NotPlain(metric);
        return (await metrics.ReadAsync(question, 0, cancellationToken)).Map(read => new MetricValues(
            NamedOf(question with { Event = read.Event }), SeriesWords.Name(question.Interval), SeasonOf(question.Interval),
            [.. read.Series.Values.Select((_, period) => read.Series.StartOf(period))], read.Series.Values));
    }

    /// <summary>The longest rhythm that a usual log has often enough; that of the year is not among them.</summary>
    static int SeasonOf(PeriodUnit unit) => unit switch { PeriodUnit.Hour => 168, PeriodUnit.Day => 7, _ => 1 };

    static Problem NotPlain(string metric) => new("understand.metric.not_plain", ProblemKind.Invalid, Fact.Of("metric", metric));

    static MetricQuestion? Parse(string metric)
    {
        var parts = metric.Split('?', 2);
        return parts[0] == Page ? MetricOf(QueryHelpers.ParseQuery(parts.ElementAtOrDefault(1)).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal)) : null;
    }

    /// <summary>The metric of a trend's parameters over the whole log; null when they ask for more, or for none.</summary>
    static MetricQuestion? MetricOf(IReadOnlyDictionary<string, string> parameters)
    {
        var read = new CardParameters(parameters);
        return beyond.All(name => read.Text(name) is null) && read.Metric() is { IsOk: true, Value: { Event.Length: > 0 } metric } ? new MetricQuestion(metric.Event, metric.Measure, metric.Interval) : null;
    }

    static string AddressOf(MetricQuestion metric) =>
        QueryHelpers.AddQueryString(Page, new Dictionary<string, string?> { ["event"] = metric.Event, ["measure"] = metric.Measure, ["interval"] = SeriesWords.Name(metric.Interval) });

    static Phrase NamedOf(MetricQuestion metric) => new("understand.metric.named", Fact.Of("event", metric.Event), SeriesWords.Measure(metric.Measure), SeriesWords.Period(metric.Interval));
}
