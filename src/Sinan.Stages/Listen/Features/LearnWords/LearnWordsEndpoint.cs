using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.LearnWords;

static class LearnWordsEndpoint
{
    /// <summary>POST /api/v1/listen/words/learn</summary>
    public static void MapLearnWords(this RouteGroupBuilder api) => api
        .MapPost("/words/learn", async (IJobs jobs, CancellationToken cancellationToken) =>
        {
            var id = await LearnWordsJob.EnqueueAsync(jobs, LearnWords.DefaultSeed, cancellationToken);
            return Results.Accepted($"/api/v1/jobs/{id}", new { job = id });
        })
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(LearnWords));
}
