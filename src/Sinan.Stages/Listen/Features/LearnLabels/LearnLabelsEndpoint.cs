using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.LearnLabels;

static class LearnLabelsEndpoint
{
    /// <summary>POST /api/v1/listen/labels/{set}/learn</summary>
    public static void MapLearnLabels(this RouteGroupBuilder api) => api
        .MapPost("/labels/{set}/learn", async (string set, IJobs jobs, CancellationToken cancellationToken) =>
        {
            var id = await LearnLabelsJob.EnqueueAsync(jobs, set, cancellationToken);
            return Results.Accepted($"/api/v1/jobs/{id}", new { job = id });
        })
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(LearnLabels));
}
