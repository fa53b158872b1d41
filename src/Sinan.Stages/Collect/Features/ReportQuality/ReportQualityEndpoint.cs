using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.ReportQuality;

static class ReportQualityEndpoint
{
    /// <summary>GET /api/v1/collect/quality: the last report. POST the same (?group=COLUMN): examine again, as a job.</summary>
    public static void MapReportQuality(this RouteGroupBuilder api)
    {
        api.MapGet("/quality", async (IQuality quality, Localizer words, CancellationToken cancellationToken) =>
                await quality.LatestAsync(cancellationToken) is { } report ? Outcome<QualityView>.Ok(QualityView.Of(report, words)).ToResult() : new Problem("collect.no_quality", ProblemKind.NotFound).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ShowQuality");

        api.MapPost("/quality", async (string? group, IJobs jobs, CancellationToken cancellationToken) =>
                Outcome<object>.Ok(new { Job = await jobs.EnqueueAsync(QualityJob.JobKind, new ReportQuality(group), QualityJob.JobKind, cancellationToken) }).ToResult(StatusCodes.Status202Accepted))
            .RequireAuthorization(Permissions.Write).WithName(nameof(ReportQuality));
    }
}
