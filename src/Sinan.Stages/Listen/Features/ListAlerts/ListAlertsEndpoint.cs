using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListAlerts;

static class ListAlertsEndpoint
{
    /// <summary>GET /api/v1/listen/alerts?state=raised</summary>
    public static void MapListAlerts(this RouteGroupBuilder api) => api
        .MapGet("/alerts", async (string? state, ListAlertsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ListAlerts(StateOf(state)), cancellationToken)).Map(list => list.Report).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListAlerts));

    /// <summary>"raised", "acknowledged", "resolved", anything else is all.</summary>
    public static AlertState? StateOf(string? state) => state switch
    {
        "raised" => AlertState.Raised, "acknowledged" => AlertState.Acknowledged, "resolved" => AlertState.Resolved, _ => null,
    };
}
