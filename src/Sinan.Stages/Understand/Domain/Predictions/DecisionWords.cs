using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Domain.Predictions;

/// <summary>A decision by costs in sentences.</summary>
static class DecisionWords
{
    public static ImmutableArray<Phrase> Of(PredictionRequest request, PredictionDecision decision)
    {
        // Whether it saves anything is told only where the interval leaves out nothing.
        var gain = decision.Saved.Interval!.Low > 0 ? "saves" : decision.Saved.Interval.High < 0 ? "costs" : "even";
        return
        [
            new Phrase(
                "understand.predict.decision.threshold", Fact.Decimal("miss", request.MissCost!.Value), Fact.Decimal("alarm", request.FalseAlarmCost!.Value), Fact.Share("threshold", decision.Threshold),
                PredictionReports.FactOf("called", FactKind.Share, decision.Called), PredictionReports.FactOf("found", FactKind.Share, decision.Found), Fact.Count("now", decision.CalledNow)),
            new Phrase(
                "understand.predict.decision." + gain, PredictionReports.FactOf("saved", FactKind.Number, decision.Saved),
                Fact.Of("other", new Phrase("understand.predict.decision.against." + (decision.IsAgainstNobody ? "nobody" : "everybody")))),
        ];
    }
}
