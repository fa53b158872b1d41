using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Ideas;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.ListIdeas;

/// <summary>Whether strangers may see the board.</summary>
public sealed record BoardBody(bool Open);

static class ListIdeasEndpoint
{
    /// <summary>GET /api/v1/decide/ideas; PUT /api/v1/decide/board {open}</summary>
    public static void MapListIdeas(this RouteGroupBuilder api)
    {
        api.MapGet("/ideas", async (ListIdeasHandler handler, CancellationToken cancellationToken) =>
                Outcome<IdeaList>.Ok(await handler.HandleAsync(new ListIdeas(), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ListIdeas));

        api.MapPut("/board", async ([FromBody] BoardBody body, ListIdeasHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                Outcome<IdeaBoard>.Ok(await handler.OpenAsync(body.Open, user.Identity?.Name ?? "key", cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("OpenBoard");
    }
}
