using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.WatchArrivals;

static class WatchArrivalsEndpoint
{
    /// <summary>GET /api/v1/collect/arrivals: the last events and the counts of the last minute.</summary>
    public static void MapWatchArrivals(this RouteGroupBuilder api) =>
        api.MapGet("/arrivals", async (WatchArrivalsHandler handler, CancellationToken cancellationToken) => (await handler.HandleAsync(new WatchArrivals(), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(WatchArrivals));
}
