using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.JoinNeeds;

/// <summary>What a need is the same as; null for nothing.</summary>
public sealed record JoinBody(string? To);

static class JoinNeedsEndpoint
{
    /// <summary>PUT /api/v1/decide/needs/{id}/joined {to}</summary>
    public static void MapJoinNeeds(this RouteGroupBuilder api) =>
        api.MapPut("/needs/{id}/joined", async (string id, [FromBody] JoinBody body, JoinNeedsHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new JoinNeeds(id, body.To, user.Identity?.Name ?? "key"), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(JoinNeeds));
}
