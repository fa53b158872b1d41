using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.PredictEvent;

static class PredictEventEndpoint
{
    /// <summary>GET predictions (the newest of each question), POST predictions?goal=event|churn&amp;event=E&amp;horizon=14d&amp;miss_cost=100&amp;false_alarm_cost=1 (predict, as a job), GET predictions/suggested (what the template of the workspace suggests).</summary>
    public static void MapPredictEvent(this RouteGroupBuilder api)
    {
        api.MapGet("/predictions", async (IPredictions predictions, Localizer words, CancellationToken cancellationToken) =>
                Outcome<object>.Ok(new { Predictions = (await predictions.ListAsync(cancellationToken)).Select(r => PredictionView.Of(r, words)) }).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListPredictions");

        api.MapGet("/predictions/suggested", async (ITemplates templates, CancellationToken cancellationToken) =>
                (await PredictionQuestions.SuggestedAsync(templates, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("SuggestedPrediction");

        api.MapPost("/predictions", async (
                string? goal, string? @event, string horizon, [FromQuery(Name = "miss_cost")] double? missCost, [FromQuery(Name = "false_alarm_cost")] double? falseAlarmCost, long? seed, IJobs jobs,
                CancellationToken cancellationToken) =>
            {
                var request = PredictionQuestions.Typed(goal, @event, horizon, missCost, falseAlarmCost, seed ?? SegmentRequest.DefaultSeed);
                if (!request.IsOk)
                    return request.Problem.ToResult();
                var job = await jobs.EnqueueAsync(PredictEventJob.JobKind, request.Value, null, cancellationToken);
                return Outcome<object>.Ok(new { Job = job }).ToResult(StatusCodes.Status202Accepted);
            })
            .RequireAuthorization(Permissions.Write).WithName(nameof(PredictEvent));
    }
}
