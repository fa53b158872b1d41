using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Listen.Features.EvaluateText;

/// <summary>Measures of predicted label probabilities against the truth.</summary>
sealed record LabelScores(double Accuracy, Bounds Bounds, ImmutableArray<LabelScore> PerClass, double Auc, double CalibrationError)
{
    const int Bins = 10;

    /// <param name="classes">Labels.</param>
    /// <param name="truth">Number of the true label by row.</param>
    /// <param name="probabilities">Rows × labels.</param>
    public static LabelScores Of(ImmutableArray<string> classes, int[] truth, double[,] probabilities)
    {
        var confusion = new int[classes.Length, classes.Length];
        var (right, bins) = (0, new (double Confidence, int Right, int Count)[Bins]);
        for (var i = 0; i < truth.Length; i++)
        {
            var best = 0;
            for (var c = 1; c < classes.Length; c++)
                best = probabilities[i, c] > probabilities[i, best] ? c : best;
            confusion[truth[i], best]++;
            right += best == truth[i] ? 1 : 0;
            ref var bin = ref bins[Math.Min(Bins - 1, (int)(probabilities[i, best] * Bins))];
            bin = (bin.Confidence + probabilities[i, best], bin.Right + (best == truth[i] ? 1 : 0), bin.Count + 1);
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
        return new LabelScores(
            right / (double)Math.Max(1, truth.Length), Proportions.Wilson(right, truth.Length), perClass.MoveToImmutable(), curves.Length == 0 ? double.NaN : curves.Average(),
            bins.Sum(b => Math.Abs(b.Confidence - b.Right)) / Math.Max(1, truth.Length));
    }

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
