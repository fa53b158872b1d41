using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>What is predicted, in words.</summary>
public static class GoalWords
{
    /// <summary>"do “pay” within 14 d", "stay away for 14 d".</summary>
    public static Phrase Of(PredictionRequest request)
    {
        var horizon = Fact.Duration("horizon", request.HorizonMs / 1000.0);
        return request.Goal == PredictionGoal.Churn
            ? new Phrase("understand.predict.goal.churn", horizon)
            : new Phrase("understand.predict.goal.event", Fact.Of("event", request.Event ?? ""), horizon);
    }
}
