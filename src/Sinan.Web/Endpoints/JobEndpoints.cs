using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Web.Errors;

namespace Sinan.Web.Endpoints;

/// <summary>Jobs over the API, live through server-sent events.</summary>
static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("jobs");
        jobs.MapGet("/", async (IJobs store, CancellationToken cancellationToken) =>
            Outcome<IReadOnlyList<Job>>.Ok(await store.ListAsync(100, cancellationToken)).ToResult()).WithName("ListJobs").RequireAuthorization(Permissions.Read);

        jobs.MapGet("/{id:long}", async (long id, IJobs store, CancellationToken cancellationToken) =>
            await store.FindAsync(id, cancellationToken) is { } job ? Outcome<Job>.Ok(job).ToResult() : WebProblems.NotFound.ToResult()).WithName("FindJob").RequireAuthorization(Permissions.Read);

        jobs.MapPost("/{id:long}/cancel", async (long id, IJobs store, CancellationToken cancellationToken) =>
            await store.CancelAsync(id, cancellationToken) ? Results.NoContent() : WebProblems.NotFound.ToResult()).WithName("CancelJob").RequireAuthorization(Permissions.Write);

        jobs.MapGet("/{id:long}/events", async (long id, HttpContext context, IJobs store, Localizer words, CancellationToken cancellationToken) =>
        {
            if (await store.FindAsync(id, cancellationToken) is null)
                return WebProblems.NotFound.ToResult();
            // A proxy that buffers would deliver all states at the end.
            context.Response.Headers["X-Accel-Buffering"] = "no";
            return TypedResults.ServerSentEvents(Watch(store, id, words, cancellationToken));
        }).WithName("WatchJob").RequireAuthorization(Permissions.Read);
    }

    static async IAsyncEnumerable<SseItem<JobState>> Watch(IJobs store, long id, Localizer words, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var job in store.WatchAsync(id, cancellationToken))
            yield return new SseItem<JobState>(JobState.Of(job, words));
    }

    /// <summary>A state as the browser shows it.</summary>
    /// <param name="State">Name of the state.</param>
    /// <param name="Text">What is being done, or why it ended.</param>
    /// <param name="Fraction">Share done; null when unknown.</param>
    /// <param name="Over">Whether nothing more will come.</param>
    sealed record JobState(string State, string Text, double? Fraction, bool Over)
    {
        public static JobState Of(Job job, Localizer words) => new(
            job.State.ToString().ToLowerInvariant(),
            job.Problem is { } problem ? words.Write(problem.Phrase) : job.Doing is { } doing ? words.Write(doing) : words["web.job." + job.State.ToString().ToLowerInvariant()],
            double.IsFinite(job.Fraction) ? job.Fraction : null,
            job.IsOver);
    }
}
