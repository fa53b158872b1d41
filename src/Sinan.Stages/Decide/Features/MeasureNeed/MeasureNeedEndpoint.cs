using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.MeasureNeed;

static class MeasureNeedEndpoint
{
    /// <summary>POST /api/v1/decide/needs/{id}/effect?metric=/understand/trend?event=…&amp;rise_is_good=true; or metric=/understand/compare?metric=…&amp;variant=…; without a metric by the step or theme behind the need.</summary>
    public static void MapMeasureNeed(this RouteGroupBuilder api) =>
        api.MapPost("/needs/{id}/effect", async (
                string id, string? metric, [FromQuery(Name = "rise_is_good")] bool? riseIsGood, MeasureNeedHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new MeasureNeed(id, user.Identity?.Name ?? "key", string.IsNullOrEmpty(metric) ? null : metric, riseIsGood ?? true), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName(nameof(MeasureNeed));
}
