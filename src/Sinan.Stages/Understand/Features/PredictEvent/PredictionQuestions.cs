using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.PredictEvent;

/// <summary>Questions about the future as they are typed or suggested.</summary>
public static class PredictionQuestions
{
    /// <returns>Problems "understand.predict.bad_horizon" and "understand.predict.costs".</returns>
    public static Outcome<PredictionRequest> Typed(string? goal, string? what, string? horizon, double? missCost, double? falseAlarmCost, long seed)
    {
        if (Window.Parse(horizon ?? "") is not { } ms)
            return new Problem("understand.predict.bad_horizon", ProblemKind.Invalid, Fact.Of("given", horizon ?? ""));
        return Checked(new PredictionRequest(goal == "churn" ? PredictionGoal.Churn : PredictionGoal.Event, what, ms, seed) { MissCost = missCost, FalseAlarmCost = falseAlarmCost });
    }

    /// <summary>Both costs or none, each above 0.</summary>
    /// <returns>Problem "understand.predict.costs".</returns>
    public static Outcome<PredictionRequest> Checked(PredictionRequest request) => request switch
    {
        { MissCost: null, FalseAlarmCost: null } or { MissCost: > 0 and < double.PositiveInfinity, FalseAlarmCost: > 0 and < double.PositiveInfinity } => request,
        _ => new Problem("understand.predict.costs", ProblemKind.Invalid),
    };

    /// <summary>What the template of the workspace suggests.</summary>
    /// <returns>Problem "understand.predict.no_suggestion".</returns>
    public static async Task<Outcome<SuggestedPrediction>> SuggestedAsync(ITemplates templates, CancellationToken cancellationToken) =>
        await templates.PredictionAsync(cancellationToken) is { Event: not null } suggested ? suggested : new Problem("understand.predict.no_suggestion", ProblemKind.NotFound);
}
