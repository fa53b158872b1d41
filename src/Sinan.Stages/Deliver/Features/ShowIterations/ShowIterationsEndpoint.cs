using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowIterations;

static class ShowIterationsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/iterations</summary>
    public static void MapShowIterations(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/iterations", async (long id, ShowIterationsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowIterations(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowIterations));
}
