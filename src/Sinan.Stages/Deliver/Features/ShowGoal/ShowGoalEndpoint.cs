using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowGoal;

static class ShowGoalEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/goal</summary>
    public static void MapShowGoal(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/goal", async (long id, ShowGoalHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowGoal(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowGoal));
}
