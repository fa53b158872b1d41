using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.DraftSection;

static class DraftSectionEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/documents/{code}/drafts {section, language}: a job.</summary>
    public static void MapDraftSection(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/documents/{code}/drafts", async (long id, string code, HttpRequest request, IJobs jobs, ILanguageModel model, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        {
            if (!model.IsOn)
                return new Problem("kernel.model.off", ProblemKind.NotEnough).ToResult();
            if (await JsonBody.ReadAsync<DraftBody>(request, cancellationToken) is not { } body)
                return new Problem("deliver.json", ProblemKind.Invalid).ToResult();
            var job = await jobs.EnqueueDraftAsync(new DraftSection(id, code, body.Section, body.Language, user.Actor()), cancellationToken);
            return Results.Accepted($"/api/v1/jobs/{job}", new { job });
        })
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(DraftSection));

    /// <summary>One draft at a time of the same section.</summary>
    public static Task<long> EnqueueDraftAsync(this IJobs jobs, DraftSection request, CancellationToken cancellationToken) =>
        jobs.EnqueueAsync(DraftSectionJob.JobKind, request, FormattableString.Invariant($"{DraftSectionJob.JobKind}:{request.Id}:{request.Document}:{request.Section}:{request.Language}"), cancellationToken);

    /// <summary>A section as sent by a client.</summary>
    sealed record DraftBody(string Section = "", string Language = "");
}
