using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.PlanSample;

static class PlanSampleEndpoint
{
    /// <summary>GET /api/v1/listen/sample-size?margin=0.05&amp;population=N&amp;share=0.5&amp;design_effect=1</summary>
    public static void MapPlanSample(this RouteGroupBuilder api) => api
        .MapGet("/sample-size", (double? margin, int? population, double? share, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "design_effect")] double? designEffect, PlanSampleHandler handler) =>
            handler.Handle(new PlanSample(margin ?? PlanSample.UsualMargin / 100.0, population, share ?? 0.5, designEffect ?? 1)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(PlanSample));
}
