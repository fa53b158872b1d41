using System.Collections.Immutable;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.PredictEvent;

/// <summary>A decision by costs as programs read it; parts and cost are measured on users that the model had not seen.</summary>
/// <param name="MissCost">As asked.</param>
/// <param name="FalseAlarmCost">As asked.</param>
/// <param name="Threshold">Chance from which on a user is called.</param>
/// <param name="Called">Part of the users.</param>
/// <param name="CalledCi95">Its interval.</param>
/// <param name="Found">Part of those to whom it happened.</param>
/// <param name="FoundCi95">Its interval.</param>
/// <param name="Right">Part of the called to whom it happened; null when nobody is called.</param>
/// <param name="RightCi95">Its interval.</param>
/// <param name="SavedPerUser">Cost saved against <paramref name="Against"/>.</param>
/// <param name="SavedPerUserCi95">Its interval.</param>
/// <param name="Against">"nobody" or "everybody": what would have been cheaper without the model.</param>
/// <param name="CalledNow">Users to call now.</param>
public sealed record DecisionView(
    double MissCost, double FalseAlarmCost, double Threshold, double Called, ImmutableArray<double> CalledCi95, double Found, ImmutableArray<double> FoundCi95, double? Right, ImmutableArray<double> RightCi95,
    double SavedPerUser, ImmutableArray<double> SavedPerUserCi95, string Against, int CalledNow)
{
    public static DecisionView Of(PredictionRequest request, PredictionDecision decision) => new(
        request.MissCost!.Value, request.FalseAlarmCost!.Value, decision.Threshold, decision.Called.Value, PredictionView.Ends(decision.Called), decision.Found.Value, PredictionView.Ends(decision.Found),
        decision.Right?.Value, decision.Right is { } right ? PredictionView.Ends(right) : [], decision.Saved.Value, PredictionView.Ends(decision.Saved), decision.IsAgainstNobody ? "nobody" : "everybody",
        decision.CalledNow);
}
