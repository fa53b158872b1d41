using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.MoveNeed;

/// <summary>A step as sent by a client.</summary>
public sealed record MoveBody(string? To, string? Reason);

static class MoveNeedEndpoint
{
    /// <summary>POST /api/v1/decide/needs/{id}/state {to, reason}</summary>
    public static void MapMoveNeed(this RouteGroupBuilder api) =>
        api.MapPost("/needs/{id}/state", async (string id, [FromBody] MoveBody body, MoveNeedHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                NeedWords.Read<NeedState>(body.To) is { } to
                    ? (await handler.HandleAsync(new MoveNeed(id, to, body.Reason ?? "", user.Identity?.Name ?? "key"), cancellationToken)).ToResult()
                    : NeedWords.Unknown(body.To).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(MoveNeed));
}
