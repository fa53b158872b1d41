using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.SegmentUsers;

static class SegmentUsersEndpoint
{
    /// <summary>GET segments (the newest grouping), POST segments?method=kmeans|gmm|hdbscan|rfm|auto&amp;k=N (group again, as a job).</summary>
    public static void MapSegmentUsers(this RouteGroupBuilder api)
    {
        api.MapGet("/segments", async (ISegments segments, Localizer words, CancellationToken cancellationToken) =>
                await segments.LatestAsync(cancellationToken) is { } report ? Outcome<SegmentsView>.Ok(SegmentsView.Of(report, words)).ToResult() : NoneYet.ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListSegments");

        api.MapPost("/segments", async (string? method, int? k, long? seed, IJobs jobs, CancellationToken cancellationToken) =>
            {
                var request = new SegmentRequest(SegmentMethods.Read(method), k, seed ?? SegmentRequest.DefaultSeed);
                var job = await jobs.EnqueueAsync(SegmentUsersJob.JobKind, request, SegmentUsersJob.JobKind, cancellationToken);
                return Outcome<object>.Ok(new { Job = job }).ToResult(StatusCodes.Status202Accepted);
            })
            .RequireAuthorization(Permissions.Write).WithName("SegmentUsers");
    }

    public static Problem NoneYet { get; } = new("understand.segments.none_yet", ProblemKind.NotFound);

    public static Problem Unknown(string id) => new("understand.segments.unknown", ProblemKind.NotFound, Fact.Of("id", id));
}
