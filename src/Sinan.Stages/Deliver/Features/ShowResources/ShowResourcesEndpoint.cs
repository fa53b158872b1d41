using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowResources;

static class ShowResourcesEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/resources</summary>
    public static void MapShowResources(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/resources", async (long id, ShowResourcesHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowResources(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowResources));
}
