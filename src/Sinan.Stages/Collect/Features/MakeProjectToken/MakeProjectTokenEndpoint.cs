using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.MakeProjectToken;

static class MakeProjectTokenEndpoint
{
    /// <summary>POST /api/v1/collect/tokens with {"name": "shop"}.</summary>
    public static void MapMakeProjectToken(this RouteGroupBuilder api) =>
        api.MapPost("/tokens", async (MakeProjectTokenBody body, HttpContext http, MakeProjectTokenHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new MakeProjectToken(body.Name, http.User.Identity?.Name ?? "api"), cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Admin).WithName(nameof(MakeProjectToken));
}

/// <param name="Name">What the token is for.</param>
sealed record MakeProjectTokenBody(string Name);
