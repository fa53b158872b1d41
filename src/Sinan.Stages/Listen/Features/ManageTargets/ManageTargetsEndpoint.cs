using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ManageTargets;

static class ManageTargetsEndpoint
{
    /// <summary>POST /api/v1/listen/alert-targets {name, kind: "webhook", address, secret, language}; DELETE /api/v1/listen/alert-targets/{id}</summary>
    public static void MapManageTargets(this RouteGroupBuilder api)
    {
        api.MapPost("/alert-targets", async (NewTarget target, ClaimsPrincipal who, ManageTargetsHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(
                    new ManageTargets(new AlertTarget(0, target.Name, target.Kind, target.Address, target.Secret, target.Language ?? Lang.Chinese.Code), who.Identity?.Name ?? ""), cancellationToken))
                .ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Admin)
            .WithName(nameof(ManageTargets));
        api.MapDelete("/alert-targets/{id:long}", async (long id, ClaimsPrincipal who, ManageTargetsHandler handler, CancellationToken cancellationToken) =>
            {
                await handler.RemoveAsync(id, who.Identity?.Name ?? "", cancellationToken);
                return Results.NoContent();
            })
            .RequireAuthorization(Permissions.Admin)
            .WithName("RemoveAlertTarget");
    }

    internal sealed record NewTarget(string Name, TargetKind Kind, string Address, string? Secret, string? Language);
}
