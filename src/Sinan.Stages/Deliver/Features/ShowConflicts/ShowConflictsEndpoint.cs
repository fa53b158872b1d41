using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowConflicts;

static class ShowConflictsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/conflicts?release=1.4.0</summary>
    public static void MapShowConflicts(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/conflicts", async (long id, string? release, ShowConflictsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowConflicts(id, release), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowConflicts));
}
