using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowTalks;

static class ShowTalksEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/talks</summary>
    public static void MapShowTalks(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/talks", async (long id, ShowTalksHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowTalks(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowTalks));
}
