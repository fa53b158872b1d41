using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.SetAlertRules;

static class SetAlertRulesEndpoint
{
    /// <summary>PUT /api/v1/listen/alert-rules {false_alarms_per_month: 1, interval: "day", …}</summary>
    public static void MapSetAlertRules(this RouteGroupBuilder api) => api
        .MapPut("/alert-rules", async (AlertRules rules, ClaimsPrincipal who, SetAlertRulesHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new SetAlertRules(rules, who.Identity?.Name ?? ""), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SetAlertRules));
}
