using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.TeachWords;

/// <summary>The words of the team as sent by a client.</summary>
public sealed record TeachWordsBody(ImmutableArray<string> Words, bool Simplifies = false);

static class TeachWordsEndpoint
{
    /// <summary>PUT /api/v1/listen/words {"words": ["一键退款"], "simplifies": true}</summary>
    public static void MapTeachWords(this RouteGroupBuilder api) => api
        .MapPut("/words", async (HttpRequest request, TeachWordsHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            await JsonBody.ReadAsync<TeachWordsBody>(request, cancellationToken) is { Words.IsDefault: false } body && body.Words.All(w => w is not null)
                ? (await handler.HandleAsync(new TeachWords(body.Words, body.Simplifies, user.Identity?.Name ?? "key"), cancellationToken)).ToResult()
                : new Problem("listen.dictionary.json", ProblemKind.Invalid).ToResult())
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(TeachWords));
}
