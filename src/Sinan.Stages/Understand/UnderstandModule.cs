using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Understand;

public sealed class UnderstandModule : StageModule
{
    public override StageInfo Info => new("understand", Order: 3);

    const string Behavior = "understand.group.behavior", Time = "understand.group.time", People = "understand.group.people", Kept = "understand.group.kept";

    public override IReadOnlyList<StagePage> Pages { get; } =
    [
        new("/understand/funnel", "understand.funnel.short", Behavior),
        new("/understand/friction", "understand.friction.short", Behavior),
        new("/understand/paths", "understand.paths.short", Behavior),
        new("/understand/sessions", "understand.sessions.short", Behavior),
        new("/understand/correlation", "understand.correlation.short", Behavior),
        new("/understand/trend", "understand.trend.short", Time),
        new("/understand/retention", "understand.retention.short", Time),
        new("/understand/lifecycle", "understand.lifecycle.short", Time),
        new("/understand/stickiness", "understand.stickiness.short", Time),
        new("/understand/forecast", "understand.forecast.short", Time),
        new("/understand/anomalies", "understand.anomalies.short", Time),
        new("/understand/impact", "understand.impact.short", Time),
        new("/understand/segments", "understand.segments", People),
        new("/understand/cohorts", "understand.cohort.short", People),
        new("/understand/compare", "understand.compare", People),
        new("/understand/predict", "understand.predict", People),
        new("/understand/orders", "understand.orders", People),
        new("/understand/user", "understand.user.short", People),
        new("/understand/dashboards", "understand.dashboards.short", Kept) { Details = ["/understand/save"] },
        new("/understand/templates", "understand.templates.short", Kept),
    ];

    public override ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken) =>
        SegmentPages.FindablesAsync(services, words, cancellationToken);

    public override void Services(IServiceCollection services)
    {
        services.AddBehaviorQuestions();
        services.AddSeriesQuestions();
        services.AddDashboards();
        services.AddSegments();
        services.AddPredictions();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapBehaviorQuestions();
        api.MapSeriesQuestions();
        api.MapDashboards();
        api.MapSegments();
        api.MapPredictions();
    }
}
