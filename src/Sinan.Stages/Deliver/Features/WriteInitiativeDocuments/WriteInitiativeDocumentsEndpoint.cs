using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.WriteInitiativeDocuments;

static class WriteInitiativeDocumentsEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/documents writes all, POST …/documents/{code} one.</summary>
    public static void MapWriteInitiativeDocuments(this RouteGroupBuilder api)
    {
        api.MapPost("/initiatives/{id:long}/documents", async (long id, WriteInitiativeDocumentsHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new WriteInitiativeDocuments(id, [], user.Actor()), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write)
            .WithName(nameof(WriteInitiativeDocuments));
        api.MapPost("/initiatives/{id:long}/documents/{code}", async (long id, string code, WriteInitiativeDocumentsHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new WriteInitiativeDocuments(id, [code], user.Actor()), cancellationToken)).Map(written => written[0]).ToResult())
            .RequireAuthorization(Permissions.Write)
            .WithName("WriteInitiativeDocument");
    }
}
