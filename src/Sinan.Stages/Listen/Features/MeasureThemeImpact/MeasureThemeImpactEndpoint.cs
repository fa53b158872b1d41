using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Impact;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.MeasureThemeImpact;

static class MeasureThemeImpactEndpoint
{
    public static void MapMeasureThemeImpact(this RouteGroupBuilder api) => api
        .MapGet("/impact", async (string? outcome, MeasureThemeImpactHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new MeasureThemeImpact(OutcomeOf(outcome)), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName("MeasureThemeImpact");

    /// <summary>"retention", "churn", "revenue"; anything else is the rating.</summary>
    public static ImpactOutcome OutcomeOf(string? outcome) => outcome switch
    {
        "retention" => ImpactOutcome.Retention,
        "churn" => ImpactOutcome.Churn,
        "revenue" => ImpactOutcome.Revenue,
        _ => ImpactOutcome.Rating,
    };
}
