using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

/// <summary>Who will do something, or stay away.</summary>
public interface IPredictions
{
    /// <summary>Learns from the past, measures on a later part, scores everybody now, and keeps report, scores and evidence.
    /// Problems: "understand.no_events", "understand.unknown_event", "understand.predict.horizon", "understand.predict.costs", "understand.predict.too_short", "understand.predict.too_few".</summary>
    Task<Outcome<PredictionReport>> PredictAsync(PredictionRequest request, IProgressSink progress, CancellationToken cancellationToken);

    /// <summary>The newest prediction; null before the first.</summary>
    Task<PredictionReport?> LatestAsync(CancellationToken cancellationToken);

    /// <summary>The newest prediction of every question, newest first.</summary>
    Task<IReadOnlyList<PredictionReport>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Who is likeliest by the newest prediction: segment "likeliest", the tenth of the users with the highest chance, and "others"; null before the first.</summary>
    Task<SegmentMembership?> LikeliestAsync(CancellationToken cancellationToken);
}

public enum PredictionGoal
{
    /// <summary>The user does the event within the horizon.</summary>
    Event,

    /// <summary>The user, active within the last horizon, does nothing at all within the next.</summary>
    Churn,
}

/// <param name="Goal">What is to be told.</param>
/// <param name="Event">Event; not used for <see cref="PredictionGoal.Churn"/>.</param>
/// <param name="HorizonMs">How far ahead.</param>
/// <param name="Seed">Seed of samples and folds.</param>
/// <param name="Threads">Worker threads; 0 = all. The answer does not depend on them.</param>
public sealed record PredictionRequest(
    PredictionGoal Goal, string? Event, long HorizonMs, long Seed = SegmentRequest.DefaultSeed, [property: System.Text.Json.Serialization.JsonIgnore] int Threads = 0)
{
    /// <summary>Cost of missing a user to whom it happens, in the unit of <see cref="FalseAlarmCost"/>; null = nothing is to be decided.</summary>
    public double? MissCost { get; init; }

    /// <summary>Cost of calling a user to whom it does not happen.</summary>
    public double? FalseAlarmCost { get; init; }
}
