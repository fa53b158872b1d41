using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.ForecastMetric;

static class ForecastMetricEndpoint
{
    /// <summary>GET /api/v1/understand/forecast?event=E&amp;measure=M&amp;interval=day&amp;horizon=14&amp;level=0.9&amp;holidays=cn&amp;regressor=a,b</summary>
    public static void MapForecastMetric(this RouteGroupBuilder api) =>
        api.MapGet("/forecast", async ([AsParameters] MetricRoute metric, int? horizon, double? level, ForecastMetricHandler handler, CancellationToken cancellationToken) =>
                metric.ToQuestion() is { IsOk: true } asked
                    ? (await handler.HandleAsync(new ForecastMetric(asked.Value, horizon ?? ForecastMetric.DefaultHorizon, level ?? ForecastMetric.DefaultLevel), cancellationToken)).ToResult()
                    : metric.ToQuestion().ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ForecastMetric));
}
