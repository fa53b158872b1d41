using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.SimulateShares;

static class SimulateSharesEndpoint
{
    /// <summary>GET /api/v1/listen/surveys/{id}/shares?question=q1&amp;products=0,1;1,0&amp;version=N&amp;weighted=true</summary>
    public static void MapSimulateShares(this RouteGroupBuilder api) => api
        .MapGet("/surveys/{id:long}/shares", async (long id, string? question, string? products, int? version, bool? weighted, SimulateSharesHandler handler, CancellationToken cancellationToken) =>
            // What cannot be read is a product without levels, which the handler refuses.
            (await handler.HandleAsync(new SimulateShares(id, question, SimulateShares.Parse(products) ?? [[]], version, weighted ?? false), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(SimulateShares));
}
