using Sinan.Numerics.Learning;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>Labels of all comments, by rules or by a model that learnt from people.</summary>
/// <param name="Told">Label of each comment, −1 where none is told.</param>
/// <param name="Confidence">Probability of the label told, 0…1; NaN by rules.</param>
/// <param name="Method">"rules", "model" or "none".</param>
/// <param name="Rules">What the rules say of each comment, −1 for nothing.</param>
/// <param name="Model">What the model says, doubtful or not; of labelled comments what models say that had not seen them. Null without a model.</param>
/// <param name="ModelConfidence">Probability of what the model says, by comment; empty without a model.</param>
/// <param name="Margins">Probability of the likeliest label less that of the next, by comment; empty without a model.</param>
/// <param name="Threshold">Least confidence of a label that is told; 0 = all are.</param>
/// <param name="Gain">Accuracy of the model less that of the rules on the random part; null without both.</param>
/// <param name="GainBounds">95 % interval of the gain, paired.</param>
/// <param name="Errors">Suspected errors among the labels that the model learnt from; null without a model.</param>
/// <param name="Learnt">Comments that the model learnt from, by position; rows of <paramref name="Errors"/>.</param>
/// <param name="Learnable">Labels that it learnt; classes of <paramref name="Errors"/>.</param>
public sealed record LabelFit(
    int[] Told, double[] Confidence, string Method, int[] Rules, int[]? Model, double[] ModelConfidence, double[] Margins, double Threshold, double? Gain, Bounds? GainBounds,
    LabelErrors? Errors, int[] Learnt, int[] Learnable)
{
    public const string ByRules = "rules";
    public const string ByModel = "model";
    public const string ByNothing = "none";

    /// <summary>Fewest comments of a label that a model learns it from.</summary>
    public const int LeastPerLabel = 5;

    /// <summary>Fewest labelled comments that a model is learnt from.</summary>
    public const int LeastLabelled = 30;

    /// <summary>Share of right labels that the threshold of confidence is chosen for.</summary>
    public const double WantedAccuracy = 0.9;

    /// <summary>Learns from what people said and uses the model where there are no rules, or where it is surely better than they are on the random part.</summary>
    /// <param name="texts">Cleaned texts of all comments.</param>
    /// <param name="truth">Label that people gave each comment; −1 for none.</param>
    /// <param name="isMeasured">Whether a comment is of the random part.</param>
    /// <param name="rules">What rules say of each comment; all −1 where there are no rules.</param>
    /// <param name="labels">Number of labels.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="training">Seed and threads.</param>
    /// <param name="cancellationToken">Cancels between passes.</param>
    public static LabelFit Of(string[] texts, int[] truth, bool[] isMeasured, int[] rules, int labels, Segmenter segmenter, TextTraining training, CancellationToken cancellationToken)
    {
        var hasRules = rules.Any(r => r >= 0);
        var counts = new int[labels];
        foreach (var label in truth.Where(l => l >= 0))
            counts[label]++;
        int[] learnable = [.. Enumerable.Range(0, labels).Where(l => counts[l] >= LeastPerLabel)];
        int[] learnt = [.. Enumerable.Range(0, truth.Length).Where(i => truth[i] >= 0 && learnable.Contains(truth[i]))];
        if (learnable.Length < 2 || learnt.Length < LeastLabelled)
            return new LabelFit(Spoken(rules, truth), Sure(truth), hasRules ? ByRules : ByNothing, rules, null, [], [], 0, null, null, null, [], []);

        var learner = LabelLearner.Train(texts, truth, learnt, learnable, segmenter, training, cancellationToken);
        var (model, confidence, margins) = learner.ReadAll(texts, segmenter, training.Threads, cancellationToken);
        var measured = Enumerable.Range(0, truth.Length).Where(i => truth[i] >= 0 && isMeasured[i]).ToArray();
        var (gain, bounds) = Compare(measured, truth, rules, model);
        var isBetter = !hasRules || bounds is { Low: > 0 };
        var threshold = isBetter ? ThresholdOf([.. learnt.Where(i => !isMeasured[i])], truth, model, confidence) : 0;
        var told = isBetter ? model.Zip(confidence, (m, c) => c >= threshold ? m : -1).ToArray() : rules;
        var sure = isBetter ? confidence.Zip(truth, (c, t) => t >= 0 ? 1 : c).ToArray() : Sure(truth);
        return new LabelFit(
            Spoken(told, truth), sure, isBetter ? ByModel : ByRules, rules, model, confidence, margins, threshold, hasRules ? gain : null, hasRules ? bounds : null, learner.Errors(), learnt, learnable);
    }

    /// <summary>What people said goes before what was told.</summary>
    static int[] Spoken(int[] told, int[] truth) => [.. told.Zip(truth, (a, b) => b >= 0 ? b : a)];

    static double[] Sure(int[] truth) => [.. truth.Select(t => t >= 0 ? 1 : double.NaN)];

    /// <summary>Mean of the paired differences (right or not) with a normal interval; none below two comments.</summary>
    static (double? Gain, Bounds? Bounds) Compare(int[] measured, int[] truth, int[] rules, int[] model)
    {
        if (measured.Length < 2)
            return (null, null);
        var differences = Array.ConvertAll(measured, i => (model[i] == truth[i] ? 1.0 : 0) - (rules[i] == truth[i] ? 1 : 0));
        var moments = Moments.Of(differences);
        return (moments.Mean, Means.Interval(moments));
    }

    /// <summary>Chosen on comments that do not measure, so that those that do may tell what it is worth; 0 where the wanted accuracy cannot be reached.</summary>
    static double ThresholdOf(int[] rows, int[] truth, int[] model, double[] confidence)
    {
        var least = Abstention.Choose(Array.ConvertAll(rows, i => confidence[i]), Array.ConvertAll(rows, i => model[i] == truth[i]), WantedAccuracy).Confidence;
        return double.IsFinite(least) ? least : 0;
    }
}
