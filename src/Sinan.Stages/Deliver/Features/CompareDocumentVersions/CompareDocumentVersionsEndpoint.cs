using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.CompareDocumentVersions;

static class CompareDocumentVersionsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/documents/{code}/changes?from=1&amp;to=2</summary>
    public static void MapCompareDocumentVersions(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/documents/{code}/changes", async (long id, string code, int? from, int? to, CompareDocumentVersionsHandler handler, Localizer words, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new CompareDocumentVersions(id, code, words.Lang, from, to), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(CompareDocumentVersions));
}
