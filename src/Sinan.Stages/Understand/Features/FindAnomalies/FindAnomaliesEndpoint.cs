using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.FindAnomalies;

static class FindAnomaliesEndpoint
{
    /// <summary>GET /api/v1/understand/anomalies?event=E&amp;measure=M&amp;interval=day&amp;latest=14&amp;rate=0.02&amp;holidays=cn&amp;regressor=a,b</summary>
    public static void MapFindAnomalies(this RouteGroupBuilder api) =>
        api.MapGet("/anomalies", async ([AsParameters] MetricRoute metric, int? latest, double? rate, FindAnomaliesHandler handler, CancellationToken cancellationToken) =>
                metric.ToQuestion() is { IsOk: true } asked
                    ? (await handler.HandleAsync(new FindAnomalies(asked.Value, latest, rate ?? FindAnomalies.DefaultRate), cancellationToken)).ToResult()
                    : metric.ToQuestion().ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(FindAnomalies));
}
