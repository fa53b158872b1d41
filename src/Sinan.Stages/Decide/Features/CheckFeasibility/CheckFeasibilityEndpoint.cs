using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.CheckFeasibility;

static class CheckFeasibilityEndpoint
{
    /// <summary>GET feasibility?target=0.8&amp;rows=N&amp;told=rating|label&amp;label_error=0.05&amp;need=ID: from the newest measure.</summary>
    public static void MapCheckFeasibility(this RouteGroupBuilder api) =>
        api.MapGet("/feasibility", async (
                double? target, int? rows, string? told, [FromQuery(Name = "label_error")] double? labelError, [FromQuery(Name = "label_seconds")] double? labelSeconds, string? need,
                CheckFeasibilityHandler handler, Localizer words, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(
                    new CheckFeasibility(told, target ?? CheckFeasibility.DefaultTarget, rows, labelError, labelSeconds ?? CheckFeasibility.DefaultLabelSeconds, need), cancellationToken))
                    .Map(r => r.In(words)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(CheckFeasibility));
}
