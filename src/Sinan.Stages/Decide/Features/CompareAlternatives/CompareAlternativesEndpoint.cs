using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.CompareAlternatives;

static class CompareAlternativesEndpoint
{
    /// <summary>GET alternatives?need=ID&amp;target=0.8&amp;cases=N&amp;most_seconds=N&amp;handling_seconds=N</summary>
    public static void MapCompareAlternatives(this RouteGroupBuilder api) =>
        api.MapGet("/alternatives", async (
                string? need, double? target, double? cases, [FromQuery(Name = "most_seconds")] double? mostSeconds, [FromQuery(Name = "handling_seconds")] double? handlingSeconds,
                CompareAlternativesHandler handler, Localizer words, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(
                    new CompareAlternatives(need, target ?? CompareAlternatives.DefaultTarget, cases, mostSeconds, handlingSeconds ?? CompareAlternatives.DefaultHandlingSeconds), cancellationToken))
                .Map(r => AlternativesView.Of(r, words)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(CompareAlternatives));
}
