using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowInitiative;

static class ShowInitiativeEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}</summary>
    public static void MapShowInitiative(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}", async (long id, ShowInitiativeHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowInitiative(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowInitiative));
}
