using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Stages.Listen.Features.CheckAlerts;

static class CheckAlertsEndpoint
{
    /// <summary>POST /api/v1/listen/alerts/check</summary>
    public static void MapCheckAlerts(this RouteGroupBuilder api) => api
        .MapPost("/alerts/check", async (IJobs jobs, CancellationToken cancellationToken) =>
        {
            var id = await jobs.EnqueueAsync(CheckAlertsJob.JobKind, new CheckAlerts(ReadFeedbackEndpoint.DefaultSeed), CheckAlertsJob.JobKind, cancellationToken);
            return Results.Accepted($"/api/v1/jobs/{id}", new { job = id });
        })
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(CheckAlerts));
}
