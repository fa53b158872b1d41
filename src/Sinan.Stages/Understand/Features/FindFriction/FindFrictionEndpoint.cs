using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.FindFriction;

static class FindFrictionEndpoint
{
    /// <summary>GET /api/v1/understand/friction?goal=E&amp;within=1d</summary>
    public static void MapFindFriction(this RouteGroupBuilder api) =>
        api.MapGet("/friction", async (string? goal, string? within, FindFrictionHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new FindFriction(goal, within ?? FindFriction.DefaultWithin), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(FindFriction));
}
