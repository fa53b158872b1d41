using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ChangeAlert;

static class ChangeAlertEndpoint
{
    /// <summary>POST /api/v1/listen/alerts/{id} {state: "acknowledged", mute_days: 7}</summary>
    public static void MapChangeAlert(this RouteGroupBuilder api) => api
        .MapPost("/alerts/{id}", async (string id, Change change, ClaimsPrincipal who, ChangeAlertHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ChangeAlert(id, change.State, change.MuteDays, who.Identity?.Name ?? ""), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(ChangeAlert));

    internal sealed record Change(AlertState? State, int? MuteDays);
}
