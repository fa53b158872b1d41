using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ListInitiativeDocuments;

static class ListInitiativeDocumentsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/documents</summary>
    public static void MapListInitiativeDocuments(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/documents", async (long id, ListInitiativeDocumentsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ListInitiativeDocuments(id), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListInitiativeDocuments));
}
