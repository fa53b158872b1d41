using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowDemands;

static class ShowDemandsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/demands</summary>
    public static void MapShowDemands(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/demands", async (long id, ShowDemandsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowDemands(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowDemands));
}
