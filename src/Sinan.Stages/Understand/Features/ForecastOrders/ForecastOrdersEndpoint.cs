using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.ForecastOrders;

static class ForecastOrdersEndpoint
{
    /// <summary>GET /api/v1/understand/orders?horizon=30d</summary>
    public static void MapForecastOrders(this RouteGroupBuilder api) =>
        api.MapGet("/orders", async (string? horizon, ForecastOrdersHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ForecastOrders(horizon ?? "30d"), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ForecastOrders));
}
