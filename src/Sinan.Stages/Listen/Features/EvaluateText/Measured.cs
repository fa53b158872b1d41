using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Listen.Features.EvaluateText;

/// <summary>What was told of the test rows so far.</summary>
/// <param name="classes">Labels.</param>
/// <param name="truth">Number of the true label by row.</param>
sealed class Measured(ImmutableArray<string> classes, int[] truth)
{
    public double[,] Probabilities { get; } = new double[truth.Length, classes.Length];

    /// <summary>By row: the confidence below which its model gives no answer.</summary>
    public double[] LeastConfidence { get; } = new double[truth.Length];

    public double TrainSeconds { get; set; }

    public double ScoreSeconds { get; set; }

    public TextEvaluation Answer(EvaluateText request, int trainRows, double seconds)
    {
        var scores = LabelScores.Of(classes, truth, Probabilities, request.Seed);
        var answered = Enumerable.Range(0, truth.Length).Where(i => scores.Confidences[i] >= LeastConfidence[i]).ToArray();
        var right = answered.Count(i => scores.IsRight[i]);
        var bounds = Proportions.Wilson(right, answered.Length);
        var least = LeastConfidence.Length == 0 ? double.PositiveInfinity : LeastConfidence.Max();
        var abstention = new TextAbstention(
            request.WantedAccuracy, double.IsFinite(least) ? least : null, answered.Length / (double)Math.Max(1, truth.Length), answered.Length == 0 ? null : right / (double)answered.Length,
            [bounds.Low, bounds.High]);
        return new TextEvaluation(
            classes, trainRows, truth.Length, scores.Accuracy, [scores.Bounds.Low, scores.Bounds.High], scores.PerClass.Average(c => c.F1), scores.PerClass, scores.Confusion, scores.Auc,
            scores.CalibrationError, scores.CalibrationNoise, abstention, TrainSeconds, ScoreSeconds > 0 ? truth.Length / ScoreSeconds : 0, "linear_blend", request.Seed, seconds);
    }
}
