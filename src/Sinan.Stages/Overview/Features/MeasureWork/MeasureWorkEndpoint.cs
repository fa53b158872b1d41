using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Overview.Features.MeasureWork;

static class MeasureWorkEndpoint
{
    /// <summary>GET /api/v1/overview/measures</summary>
    public static void MapMeasureWork(this RouteGroupBuilder api) => api
        .MapGet("/measures", async (MeasureWorkHandler handler, CancellationToken cancellationToken) =>
            Outcome<WorkMeasures>.Ok(await handler.HandleAsync(new MeasureWork(), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(MeasureWork));
}
