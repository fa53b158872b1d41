using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ShowSchedule;

static class ShowScheduleEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/schedule?late=&amp;days=</summary>
    public static void MapShowSchedule(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/schedule", async (long id, int? late, double? days, ShowScheduleHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowSchedule(id, late, days), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowSchedule));
}
