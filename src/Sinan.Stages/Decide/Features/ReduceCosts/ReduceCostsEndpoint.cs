using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.ReduceCosts;

static class ReduceCostsEndpoint
{
    /// <summary>GET costs?target=0.8&amp;cases=N</summary>
    public static void MapReduceCosts(this RouteGroupBuilder api) =>
        api.MapGet("/costs", async (double? target, double? cases, ReduceCostsHandler handler, Localizer words, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ReduceCosts(target ?? CompareAlternatives.CompareAlternatives.DefaultTarget, cases), cancellationToken)).Map(r => CostView.Of(r, words)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(ReduceCosts));
}
