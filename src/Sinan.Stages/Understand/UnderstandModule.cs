using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Understand;

public sealed class UnderstandModule : StageModule
{
    public override StageInfo Info => new("understand", Order: 3);

    public override IReadOnlyList<StagePage> Pages { get; } =
    [
        new("/understand/funnel", "understand.funnel.short"),
        new("/understand/friction", "understand.friction.short"),
        new("/understand/retention", "understand.retention.short"),
        new("/understand/trend", "understand.trend.short"),
        new("/understand/paths", "understand.paths.short"),
        new("/understand/lifecycle", "understand.lifecycle.short"),
        new("/understand/stickiness", "understand.stickiness.short"),
        new("/understand/sessions", "understand.sessions.short"),
        new("/understand/correlation", "understand.correlation.short"),
        new("/understand/forecast", "understand.forecast.short"),
        new("/understand/anomalies", "understand.anomalies.short"),
        new("/understand/impact", "understand.impact.short"),
        new("/understand/cohorts", "understand.cohort.short"),
        new("/understand/user", "understand.user.short"),
        new("/understand/segments", "understand.segments"),
        new("/understand/compare", "understand.compare"),
        new("/understand/predict", "understand.predict"),
        new("/understand/orders", "understand.orders"),
        new("/understand/dashboards", "understand.dashboards.short"),
        new("/understand/templates", "understand.templates.short"),
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
