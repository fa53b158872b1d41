using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowCosts;

static class ShowCostsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/costs</summary>
    public static void MapShowCosts(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/costs", async (long id, ShowCostsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowCosts(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowCosts));
}
