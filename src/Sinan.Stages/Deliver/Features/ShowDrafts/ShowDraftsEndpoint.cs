using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowDrafts;

static class ShowDraftsEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/documents/{code}/drafts?language=en</summary>
    public static void MapShowDrafts(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/documents/{code}/drafts", async (long id, string code, string? language, ShowDraftsHandler handler, Localizer words, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowDrafts(id, code, (Lang.Parse(language) ?? words.Lang).Code), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowDrafts));
}
