using System.Collections.Immutable;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Listen.Features.EvaluateText;

/// <summary>Measures of predicted label probabilities against the truth.</summary>
/// <param name="Accuracy">Share of right rows.</param>
/// <param name="Bounds">Its interval.</param>
/// <param name="PerClass">By label.</param>
/// <param name="Confusion">Labels taken for each other, most frequent first.</param>
/// <param name="Auc">Area under the curve.</param>
/// <param name="CalibrationError">Of the likeliest label, in ten equal bins.</param>
/// <param name="CalibrationNoise">95 % quantile of the same for a perfectly calibrated model.</param>
/// <param name="Confidences">Probability of the likeliest label by row.</param>
/// <param name="IsRight">Whether it is the true one.</param>
sealed record LabelScores(
    double Accuracy, Bounds Bounds, ImmutableArray<LabelScore> PerClass, ImmutableArray<LabelConfusion> Confusion, double Auc, double CalibrationError, double CalibrationNoise,
    double[] Confidences, bool[] IsRight)
{
    /// <param name="classes">Labels.</param>
    /// <param name="truth">Number of the true label by row.</param>
    /// <param name="probabilities">Rows × labels.</param>
    /// <param name="seed">Seed of the simulated calibration.</param>
    public static LabelScores Of(ImmutableArray<string> classes, int[] truth, double[,] probabilities, long seed)
    {
        var confusion = new int[classes.Length, classes.Length];
        var (confidences, isRight) = (new double[truth.Length], new bool[truth.Length]);
        for (var i = 0; i < truth.Length; i++)
        {
            var best = 0;
            for (var c = 1; c < classes.Length; c++)
                best = probabilities[i, c] > probabilities[i, best] ? c : best;
            confusion[truth[i], best]++;
            (confidences[i], isRight[i]) = (Math.Min(1, probabilities[i, best]), best == truth[i]);
        }

        var perClass = ImmutableArray.CreateBuilder<LabelScore>(classes.Length);
        for (var c = 0; c < classes.Length; c++)
        {
            var (support, given) = (0, 0);
            for (var other = 0; other < classes.Length; other++)
                (support, given) = (support + confusion[c, other], given + confusion[other, c]);
            var hit = (double)confusion[c, c];
            var f1 = support + given == 0 ? 0 : 2 * hit / (support + given);
            perClass.Add(new LabelScore(classes[c], given == 0 ? 0 : hit / given, support == 0 ? 0 : hit / support, f1, support));
        }

        var curves = (classes.Length == 2 ? [1] : Enumerable.Range(0, classes.Length)).Select(c => Curve(truth, probabilities, c)).Where(double.IsFinite).ToArray();
        var right = isRight.Count(r => r);
        return new LabelScores(
            right / (double)Math.Max(1, truth.Length), Proportions.Wilson(right, truth.Length), perClass.MoveToImmutable(), Confused(classes, confusion),
            curves.Length == 0 ? double.NaN : curves.Average(), Reliability.Error(confidences, isRight), ReliabilityNoise.Quantile(confidences, seed), confidences, isRight);
    }

    static ImmutableArray<LabelConfusion> Confused(ImmutableArray<string> classes, int[,] confusion) =>
    [
        .. from label in Enumerable.Range(0, classes.Length)
           from told in Enumerable.Range(0, classes.Length)
           where label != told && confusion[label, told] > 0
           orderby confusion[label, told] descending
           select new LabelConfusion(classes[label], classes[told], confusion[label, told]),
    ];

    /// <summary>Area under the ROC curve by ranks, ties as halves (Mann–Whitney); NaN when a side is empty.</summary>
    static double Curve(int[] truth, double[,] probabilities, int label)
    {
        var order = Enumerable.Range(0, truth.Length).OrderBy(i => probabilities[i, label]).ToArray();
        var (ranks, positives) = (0.0, 0);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && probabilities[order[end], label] == probabilities[order[start], label])
                end++;
            for (var i = start; i < end; i++)
            {
                if (truth[order[i]] != label)
                    continue;
                ranks += (start + end + 1) / 2.0;
                positives++;
            }

            start = end;
        }

        var negatives = truth.Length - positives;
        return positives == 0 || negatives == 0 ? double.NaN : (ranks - positives * (positives + 1.0) / 2) / ((double)positives * negatives);
    }
}
