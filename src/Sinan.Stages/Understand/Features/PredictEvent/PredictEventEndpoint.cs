using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.PredictEvent;

static class PredictEventEndpoint
{
    /// <summary>GET predictions (the newest of each question), POST predictions?goal=event|churn&amp;event=E&amp;horizon=14d (predict, as a job).</summary>
    public static void MapPredictEvent(this RouteGroupBuilder api)
    {
        api.MapGet("/predictions", async (IPredictions predictions, Localizer words, CancellationToken cancellationToken) =>
                Outcome<object>.Ok(new { Predictions = (await predictions.ListAsync(cancellationToken)).Select(r => PredictionView.Of(r, words)) }).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListPredictions");

        api.MapPost("/predictions", async (string? goal, string? @event, string horizon, long? seed, IJobs jobs, CancellationToken cancellationToken) =>
            {
                var request = Request(goal, @event, horizon, seed ?? SegmentRequest.DefaultSeed);
                if (!request.IsOk)
                    return request.Problem.ToResult();
                var job = await jobs.EnqueueAsync(PredictEventJob.JobKind, request.Value, null, cancellationToken);
                return Outcome<object>.Ok(new { Job = job }).ToResult(StatusCodes.Status202Accepted);
            })
            .RequireAuthorization(Permissions.Write).WithName(nameof(PredictEvent));
    }

    /// <summary>A question as typed. Problem "understand.predict.bad_horizon".</summary>
    public static Outcome<PredictionRequest> Request(string? goal, string? what, string? horizon, long seed) =>
        Window.Parse(horizon ?? "") is { } ms
            ? new PredictionRequest(goal == "churn" ? PredictionGoal.Churn : PredictionGoal.Event, what, ms, seed)
            : new Problem("understand.predict.bad_horizon", ProblemKind.Invalid, Fact.Of("given", horizon ?? ""));
}
