using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.SignInitiativeDocument;

static class SignInitiativeDocumentEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/documents/{code}/signatures {version, remark}; only for people, not for keys.</summary>
    public static void MapSignInitiativeDocument(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/documents/{code}/signatures", (long id, string code, HttpRequest request, SignInitiativeDocumentHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<SignatureBody, DocumentVersion>(
                request, body => handler.HandleAsync(new SignInitiativeDocument(id, code, body.Version, body.Remark ?? "", user.Person()), cancellationToken), cancellationToken, StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SignInitiativeDocument));

    /// <summary>A signature as sent by a client.</summary>
    sealed record SignatureBody(int Version, string? Remark = null);
}
