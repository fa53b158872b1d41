using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowInitiativeDocument;

static class ShowInitiativeDocumentEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/documents/{code}?version=2</summary>
    public static void MapShowInitiativeDocument(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/documents/{code}", async (long id, string code, int? version, ShowInitiativeDocumentHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowInitiativeDocument(id, code, version), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowInitiativeDocument));
}
