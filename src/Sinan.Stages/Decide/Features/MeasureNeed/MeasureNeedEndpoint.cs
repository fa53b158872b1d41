using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.MeasureNeed;

static class MeasureNeedEndpoint
{
    /// <summary>POST /api/v1/decide/needs/{id}/effect</summary>
    public static void MapMeasureNeed(this RouteGroupBuilder api) =>
        api.MapPost("/needs/{id}/effect", async (string id, MeasureNeedHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new MeasureNeed(id, user.Identity?.Name ?? "key"), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(MeasureNeed));
}
