using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.ShowNeed;

static class ShowNeedEndpoint
{
    /// <summary>GET /api/v1/decide/needs/{id}</summary>
    public static void MapShowNeed(this RouteGroupBuilder api) =>
        api.MapGet("/needs/{id}", async (string id, ShowNeedHandler handler, Localizer words, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ShowNeed(id), cancellationToken)).Map(story => NeedStoryAnswer.Of(story, words)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ShowNeed));
}
