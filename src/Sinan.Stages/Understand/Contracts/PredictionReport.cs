using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Contracts;

public enum PredictionVerdict
{
    /// <summary>Users can be told apart, and better than by the simple rule.</summary>
    Predictable,

    /// <summary>Users can be told apart, but the simple rule does it as well.</summary>
    RuleSuffices,

    /// <summary>The chance cannot be told from tossing a coin.</summary>
    NotPredictable,
}

/// <summary>What was found out about the future, stored as the snapshot "understand.prediction".</summary>
public sealed record PredictionReport
{
    public const string SnapshotKind = "understand.prediction";

    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public required PredictionRequest Request { get; init; }

    public required PredictionVerdict Verdict { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    /// <summary>What learned best on held-out users: "boosted" or "logistic".</summary>
    public required string Model { get; init; }

    /// <summary>True: measured on a later time than learned from. False: the log is too short for that; measured on other users.</summary>
    public required bool IsByTime { get; init; }

    /// <summary>Moments from which the learned futures begin.</summary>
    public required ImmutableArray<DateTimeOffset> TrainingCutOffs { get; init; }

    /// <summary>Moment from which the measured future begins.</summary>
    public required DateTimeOffset TestCutOff { get; init; }

    public required int TrainRows { get; init; }

    public required int TestRows { get; init; }

    /// <summary>Part of the measured users to whom it happened.</summary>
    public required SegmentFigure Rate { get; init; }

    public required SegmentFigure Auc { get; init; }

    public required SegmentFigure LogLoss { get; init; }

    public required SegmentFigure Brier { get; init; }

    /// <summary>Expected calibration error in ten bins of equal width.</summary>
    public required SegmentFigure CalibrationError { get; init; }

    /// <summary>The same area for the simple rule: how lately and how often.</summary>
    public required SegmentFigure BaselineAuc { get; init; }

    /// <summary>Area of the model minus that of the rule, on the same users.</summary>
    public required SegmentFigure Gain { get; init; }

    /// <summary>How many are found among those asked first, by tenths.</summary>
    public required ImmutableArray<PredictionStep> Lift { get; init; }

    /// <summary>Forecast against what happened, by tenths of the chance; bins without users are left out.</summary>
    public required ImmutableArray<PredictionBin> Calibration { get; init; }

    /// <summary>What moves the chance most, over everybody.</summary>
    public required ImmutableArray<PredictionFeature> TopFeatures { get; init; }

    /// <summary>What moves it most in each segment; empty without segments.</summary>
    public required ImmutableArray<PredictionGroup> Groups { get; init; }

    /// <summary>Users with a chance now.</summary>
    public required int ScoredUsers { get; init; }

    /// <summary>Users expected to do it now: the sum of the chances.</summary>
    public required SegmentFigure Expected { get; init; }

    /// <summary>Whom to call when mistakes cost what the question says; null without costs.</summary>
    public PredictionDecision? Decision { get; init; }

    /// <summary>Address of the chances among the blobs: one little-endian 32-bit float a user number, NaN = none.</summary>
    public string? Scores { get; init; }

    public double Seconds { get; init; }

    /// <summary>Text that is the same for the same question.</summary>
    public string Question => $"{Request.Goal}|{Request.Event}|{Request.HorizonMs}";
}

/// <param name="Part">Part of the users, those of the highest chance first.</param>
/// <param name="Gain">Part of all to whom it happened that is among them.</param>
/// <param name="GainInterval">Wilson's interval.</param>
/// <param name="Lift">Their rate over everybody's.</param>
/// <param name="Users">Users.</param>
/// <param name="Evidence">Where the gain is proved.</param>
public sealed record PredictionStep(double Part, double Gain, Interval GainInterval, double Lift, long Users, EvidenceId Evidence);

/// <param name="Forecast">Mean chance of the users in the bin.</param>
/// <param name="Happened">Part of them to whom it happened.</param>
/// <param name="Interval">Wilson's interval of that part.</param>
/// <param name="Users">Users.</param>
/// <param name="Evidence">Where that part is proved.</param>
public sealed record PredictionBin(double Forecast, double Happened, Interval Interval, long Users, EvidenceId Evidence);

/// <param name="Feature">Feature, e.g. "recency_days", "event:pay".</param>
/// <param name="Label">In words.</param>
/// <param name="Importance">Mean absolute contribution to the log odds.</param>
/// <param name="Rises">True when more of it goes with a higher chance.</param>
public sealed record PredictionFeature(string Feature, Phrase Label, double Importance, bool Rises);

/// <param name="Segment">Id of the segment.</param>
/// <param name="Name">Its name.</param>
/// <param name="Users">Users in it with a chance.</param>
/// <param name="Mean">Their mean chance.</param>
/// <param name="Interval">Student's interval of the mean over users.</param>
/// <param name="Features">What moves the chance most among them.</param>
/// <param name="Evidence">Where the mean is proved.</param>
public sealed record PredictionGroup(
    string Segment, Phrase Name, int Users, double Mean, Interval Interval, ImmutableArray<PredictionFeature> Features, EvidenceId Evidence);
