using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.FindAlikeWords;

static class FindAlikeWordsEndpoint
{
    /// <summary>GET /api/v1/listen/words/alike?word=…</summary>
    public static void MapFindAlikeWords(this RouteGroupBuilder api) => api
        .MapGet("/words/alike", async (string? word, FindAlikeWordsHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new FindAlikeWords(word ?? ""), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(FindAlikeWords));
}
