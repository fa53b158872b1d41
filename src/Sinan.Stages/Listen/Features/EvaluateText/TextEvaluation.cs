using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Features.EvaluateText;

/// <param name="Label">The label.</param>
/// <param name="Precision">Share of right ones among those given the label.</param>
/// <param name="Recall">Share found among those that have it.</param>
/// <param name="F1">Harmonic mean of both.</param>
/// <param name="Support">Texts that have it.</param>
public sealed record LabelScore(string Label, double Precision, double Recall, double F1, int Support);

/// <summary>Texts of one label that were taken for another.</summary>
public sealed record LabelConfusion(string Label, string TakenFor, int Rows);

/// <summary>What an answer is worth when doubtful texts get none. The confidence was chosen on held-out rows of the training part.</summary>
/// <param name="WantedAccuracy">Share of right answers that the confidence was chosen for.</param>
/// <param name="Confidence">Least confidence of an answer; null = the wanted share could not be reached.</param>
/// <param name="Coverage">Share of test rows answered.</param>
/// <param name="Accuracy">Share of right ones among them; null when none is answered.</param>
/// <param name="AccuracyCi95">Wilson's interval.</param>
public sealed record TextAbstention(double WantedAccuracy, double? Confidence, double Coverage, double? Accuracy, ImmutableArray<double> AccuracyCi95);

/// <summary>How well it went.</summary>
/// <param name="Classes">Labels, in ordinal order.</param>
/// <param name="TrainRows">Texts learnt from.</param>
/// <param name="TestRows">Texts measured on.</param>
/// <param name="Accuracy">Share of right labels.</param>
/// <param name="AccuracyCi95">Wilson's interval.</param>
/// <param name="MacroF1">Mean F1 of the labels.</param>
/// <param name="PerClass">By label.</param>
/// <param name="Confusion">Labels taken for each other, most frequent first.</param>
/// <param name="Auc">Area under the curve of the second label; with more than two the mean of each label against the rest.</param>
/// <param name="CalibrationError">Mean distance of confidence and accuracy in ten equal bins of confidence, weighted by texts.</param>
/// <param name="CalibrationNoise">What a perfectly calibrated model of the same confidences stays below in 95 of 100 test parts.</param>
/// <param name="Abstention">What is gained by leaving doubtful texts open.</param>
/// <param name="TrainSeconds">Reading features and learning, choices by cross-validation included.</param>
/// <param name="ScoreRowsPerSecond">Texts scored in a second on all threads, words and all.</param>
/// <param name="Model">What learnt.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Seconds">All work.</param>
public sealed record TextEvaluation(
    ImmutableArray<string> Classes, int TrainRows, int TestRows, double Accuracy, ImmutableArray<double> AccuracyCi95, double MacroF1, ImmutableArray<LabelScore> PerClass,
    ImmutableArray<LabelConfusion> Confusion, double Auc, double CalibrationError, double CalibrationNoise, TextAbstention Abstention, double TrainSeconds, double ScoreRowsPerSecond,
    string Model, long Seed, double Seconds);
