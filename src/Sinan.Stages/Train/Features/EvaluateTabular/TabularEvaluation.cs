using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Train.Domain;

namespace Sinan.Stages.Train.Features.EvaluateTabular;

/// <summary>How well it went, on rows that the measured model had not seen.</summary>
public sealed record TabularEvaluation
{
    /// <summary>Rows learned from.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows measured on.</summary>
    public required int TestRows { get; init; }

    /// <summary>Features after values have become features of their own.</summary>
    public required int Features { get; init; }

    /// <summary>"boosted" or "logistic".</summary>
    public required string Model { get; init; }

    /// <summary>The value that counts as "yes".</summary>
    public required string Positive { get; init; }

    /// <summary>Columns that were left out because they say nothing about other rows.</summary>
    public required ImmutableArray<string> LeftOut { get; init; }

    /// <summary>Area under the ROC curve; by folds the mean of the folds.</summary>
    public required double Auc { get; init; }

    /// <summary>DeLong's interval over all measured rows.</summary>
    public required ImmutableArray<double> AucCi95 { get; init; }

    public required double LogLoss { get; init; }

    public required double Accuracy { get; init; }

    public required double Precision { get; init; }

    public required double Recall { get; init; }

    public required double F1 { get; init; }

    public required double Brier { get; init; }

    /// <summary>Expected calibration error in ten bins of equal width.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Learning, pre-processing included; by folds of all folds together.</summary>
    public required double TrainSeconds { get; init; }

    public required double PredictRowsPerSecond { get; init; }

    /// <summary>What happens when everything from a probability on is called "yes".</summary>
    public required ImmutableArray<ThresholdScore> Thresholds { get; init; }

    public required long Seed { get; init; }

    public double Seconds { get; init; }

    /// <summary>The model of all training rows, when it was asked for.</summary>
    [JsonIgnore]
    public TabularModel? Kept { get; init; }
}

/// <param name="Threshold">Least probability that is called "yes".</param>
/// <param name="Precision">Part of the called that are "yes".</param>
/// <param name="Recall">Part of the "yes" that are called.</param>
/// <param name="F1">Harmonic mean of both.</param>
/// <param name="Called">Part of all rows that is called.</param>
public sealed record ThresholdScore(double Threshold, double Precision, double Recall, double F1, double Called);
