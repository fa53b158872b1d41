using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.FindDuplicates;

static class FindDuplicatesEndpoint
{
    /// <summary>POST /api/v1/listen/duplicates/find?least=0.8</summary>
    public static void MapFindDuplicates(this RouteGroupBuilder api) => api
        .MapPost("/duplicates/find", async (double? least, IJobs jobs, CancellationToken cancellationToken) =>
        {
            var id = await FindDuplicatesJob.EnqueueAsync(jobs, least ?? ListDuplicates.ListDuplicates.UsualLeast, cancellationToken);
            return Results.Accepted($"/api/v1/jobs/{id}", new { job = id });
        })
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(FindDuplicates));
}
