using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowTraining;

static class ShowTrainingEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/training</summary>
    public static void MapShowTraining(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/training", async (long id, ShowTrainingHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowTraining(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowTraining));
}
