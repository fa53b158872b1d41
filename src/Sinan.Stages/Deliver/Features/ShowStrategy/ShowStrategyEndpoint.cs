using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowStrategy;

static class ShowStrategyEndpoint
{
    /// <summary>GET /api/v1/deliver/strategy</summary>
    public static void MapShowStrategy(this RouteGroupBuilder api) => api
        .MapGet("/strategy", async (ShowStrategyHandler handler, CancellationToken cancellationToken) =>
            Outcome<StrategyReport>.Ok(await handler.HandleAsync(new ShowStrategy(), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowStrategy));
}
