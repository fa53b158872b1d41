using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.RankNeeds;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.EstimateEffort;

/// <summary>Person-days as sent by a client.</summary>
public sealed record EffortBody(double? Days, double? Low, double? High);

static class EstimateEffortEndpoint
{
    public static void MapEfforts(this RouteGroupBuilder api) =>
        api.MapPut("/needs/{id}/effort", async (string id, [FromBody] EffortBody body, EstimateEffortHandler handler, ClaimsPrincipal user, Localizer words, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new EstimateEffort(id, body.Days, body.Low, body.High, user.Identity?.Name ?? "key"), cancellationToken))
                .Map(r => NeedsAnswer.Of(r, words)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("EstimateEffort");
}
