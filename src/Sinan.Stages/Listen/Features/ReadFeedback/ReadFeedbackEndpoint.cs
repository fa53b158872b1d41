using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.ReadFeedback;

static class ReadFeedbackEndpoint
{
    /// <summary>Seed of readings that people start on a page.</summary>
    public const long DefaultSeed = 20_240_229;

    public static void MapReadFeedback(this RouteGroupBuilder api) => api
        .MapPost("/read", async (IJobs jobs, CancellationToken cancellationToken) =>
        {
            var id = await jobs.EnqueueAsync(ReadFeedbackJob.JobKind, new ReadFeedback(DefaultSeed), ReadFeedbackJob.JobKind, cancellationToken);
            return Results.Accepted($"/api/v1/jobs/{id}", new { job = id });
        })
        .RequireAuthorization(Permissions.Write)
        .WithName("ReadFeedback");
}
