using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.ShowWords;

static class ShowWordsEndpoint
{
    /// <summary>GET /api/v1/listen/words.</summary>
    public static void MapShowWords(this RouteGroupBuilder api) => api
        .MapGet("/words", async (ShowWordsHandler handler, CancellationToken cancellationToken) => Results.Ok(await handler.HandleAsync(new ShowWords(), cancellationToken)))
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowWords));
}
