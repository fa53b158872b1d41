using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.PredictEvent;

/// <summary>The report as programs read it.</summary>
public sealed record PredictionView
{
    public required string Goal { get; init; }

    public required string? Event { get; init; }

    public required double HorizonDays { get; init; }

    /// <summary>"boosted" or "logistic".</summary>
    public required string Model { get; init; }

    /// <summary>"predictable", "rule_suffices" or "not_predictable".</summary>
    public required PredictionVerdict Verdict { get; init; }

    /// <summary>In the caller's language.</summary>
    public required string Answer { get; init; }

    /// <summary>"time": measured on a later time; "users": on other users.</summary>
    public required string Validation { get; init; }

    public required ImmutableArray<DateTimeOffset> TrainingCutOffs { get; init; }

    public required DateTimeOffset TestCutOff { get; init; }

    public required int TrainRows { get; init; }

    public required int TestRows { get; init; }

    public required double Rate { get; init; }

    public required double Auc { get; init; }

    public required ImmutableArray<double> AucCi95 { get; init; }

    public required double LogLoss { get; init; }

    public required ImmutableArray<double> LogLossCi95 { get; init; }

    public required double Brier { get; init; }

    public required ImmutableArray<double> BrierCi95 { get; init; }

    public required double CalibrationError { get; init; }

    public required ImmutableArray<double> CalibrationErrorCi95 { get; init; }

    public required double BaselineAuc { get; init; }

    public required ImmutableArray<double> BaselineAucCi95 { get; init; }

    public required double AucGain { get; init; }

    public required ImmutableArray<double> AucGainCi95 { get; init; }

    public required ImmutableArray<FeatureView> TopFeatures { get; init; }

    public required ImmutableArray<PredictionStep> Lift { get; init; }

    public required ImmutableArray<PredictionBin> Calibration { get; init; }

    public required ImmutableArray<GroupView> Groups { get; init; }

    /// <summary>Whom to call when mistakes cost what was asked; null without costs.</summary>
    public DecisionView? Decision { get; init; }

    public required int ScoredUsers { get; init; }

    public required double ExpectedUsers { get; init; }

    public required ImmutableArray<double> ExpectedUsersCi95 { get; init; }

    public required long Seed { get; init; }

    public required double Seconds { get; init; }

    public static PredictionView Of(PredictionReport report, Localizer words) => new()
    {
        Goal = report.Request.Goal == PredictionGoal.Churn ? "churn" : "event",
        Event = report.Request.Event,
        HorizonDays = TimeSpan.FromMilliseconds(report.Request.HorizonMs).TotalDays,
        Model = report.Model,
        Verdict = report.Verdict,
        Answer = string.Join(words.Lang == Lang.Chinese ? "" : " ", report.Answer.Select(words.Write)),
        Validation = report.IsByTime ? "time" : "users",
        TrainingCutOffs = report.TrainingCutOffs,
        TestCutOff = report.TestCutOff,
        TrainRows = report.TrainRows,
        TestRows = report.TestRows,
        Rate = report.Rate.Value,
        Auc = report.Auc.Value,
        AucCi95 = Ends(report.Auc),
        LogLoss = report.LogLoss.Value,
        LogLossCi95 = Ends(report.LogLoss),
        Brier = report.Brier.Value,
        BrierCi95 = Ends(report.Brier),
        CalibrationError = report.CalibrationError.Value,
        CalibrationErrorCi95 = Ends(report.CalibrationError),
        BaselineAuc = report.BaselineAuc.Value,
        BaselineAucCi95 = Ends(report.BaselineAuc),
        AucGain = report.Gain.Value,
        AucGainCi95 = Ends(report.Gain),
        TopFeatures = [.. report.TopFeatures.Select(f => FeatureView.Of(f, words))],
        Lift = report.Lift,
        Calibration = report.Calibration,
        Groups = [.. report.Groups.Select(g => new GroupView(g.Segment, words.Write(g.Name), g.Users, g.Mean, [g.Interval.Low, g.Interval.High], [.. g.Features.Select(f => FeatureView.Of(f, words))]))],
        Decision = report.Decision is { } decision ? DecisionView.Of(report.Request, decision) : null,
        ScoredUsers = report.ScoredUsers,
        ExpectedUsers = report.Expected.Value,
        ExpectedUsersCi95 = Ends(report.Expected),
        Seed = report.Request.Seed,
        Seconds = report.Seconds,
    };

    internal static ImmutableArray<double> Ends(SegmentFigure figure) => figure.Interval is { } interval ? [interval.Low, interval.High] : [];
}

/// <param name="Feature">Name.</param>
/// <param name="Text">In the caller's language.</param>
/// <param name="Importance">Mean absolute contribution to the log odds.</param>
/// <param name="Rises">True when more of it goes with a higher chance.</param>
public sealed record FeatureView(string Feature, string Text, double Importance, bool Rises)
{
    public static FeatureView Of(PredictionFeature feature, Localizer words) => new(feature.Feature, words.Write(feature.Label), feature.Importance, feature.Rises);
}

/// <param name="Segment">Id.</param>
/// <param name="Name">In the caller's language.</param>
/// <param name="Users">Users with a chance.</param>
/// <param name="Mean">Mean chance.</param>
/// <param name="Ci95">Its interval over users.</param>
/// <param name="TopFeatures">What moves the chance most among them.</param>
public sealed record GroupView(string Segment, string Name, int Users, double Mean, ImmutableArray<double> Ci95, ImmutableArray<FeatureView> TopFeatures);
