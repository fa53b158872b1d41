using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Corrections;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.UndoCorrection;

static class UndoCorrectionEndpoint
{
    /// <summary>GET /api/v1/listen/corrections lists what stands, newest first; DELETE …/corrections/latest takes the newest back.</summary>
    public static void MapUndoCorrection(this RouteGroupBuilder api)
    {
        api.MapGet("/corrections", async (UndoCorrectionHandler handler, CancellationToken cancellationToken) =>
                Outcome<IReadOnlyList<ThemeCorrection>>.Ok(await handler.ListAsync(cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListCorrections");
        api.MapDelete("/corrections/latest", async (UndoCorrectionHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new UndoCorrection(user.Identity?.Name ?? "key"), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("UndoCorrection");
    }
}
