namespace Sinan.Numerics.Learning;

/// <summary>Suspected label errors by confident learning (Northcutt, Jiang and Chuang 2021).</summary>
/// <param name="Thresholds">By class j: mean probability of j over the rows labelled j; NaN for a class that nobody was given.</param>
/// <param name="Counts">Labelled class × class that the row surely is: rows whose probability reaches the threshold of some class, under the likeliest of these.</param>
/// <param name="ErrorShare">Estimated share of wrong labels: 1 − trace of the counts, scaled to the labelled rows of each class and normalised.</param>
/// <param name="Suspects">Rows that are surely of another class than their label, the surest first.</param>
public sealed record LabelErrors(double[] Thresholds, int[,] Counts, double ErrorShare, IReadOnlyList<LabelSuspect> Suspects)
{
    /// <param name="labels">Given class of each row, 0 … classes − 1.</param>
    /// <param name="probabilities">Rows × classes, from models that had not seen the row.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows.</exception>
    public static LabelErrors Of(ReadOnlySpan<int> labels, double[,] probabilities)
    {
        var classes = probabilities.GetLength(1);
        if (labels.Length != probabilities.GetLength(0))
            throw new ArgumentException($"Got {labels.Length} labels for {probabilities.GetLength(0)} rows.", nameof(labels));
        var (sums, given) = (new double[classes], new int[classes]);
        for (var i = 0; i < labels.Length; i++)
        {
            sums[labels[i]] += probabilities[i, labels[i]];
            given[labels[i]]++;
        }

        double[] thresholds = [.. sums.Zip(given, (sum, n) => sum / n)];
        var (counts, suspects) = (new int[classes, classes], new List<LabelSuspect>());
        for (var i = 0; i < labels.Length; i++)
        {
            var sure = -1;
            for (var c = 0; c < classes; c++)
                sure = probabilities[i, c] >= thresholds[c] && (sure < 0 || probabilities[i, c] > probabilities[i, sure]) ? c : sure;
            if (sure < 0)
                continue;
            counts[labels[i], sure]++;
            if (sure != labels[i])
                suspects.Add(new LabelSuspect(i, labels[i], sure, probabilities[i, sure] - probabilities[i, labels[i]]));
        }

        return new LabelErrors(thresholds, counts, ShareOf(counts, given), [.. suspects.OrderByDescending(s => s.Margin).ThenBy(s => s.Row)]);
    }

    /// <summary>Each labelled class weighs as much as it has rows; within it the sure rows stand for all.</summary>
    static double ShareOf(int[,] counts, int[] given)
    {
        var (right, all) = (0.0, 0.0);
        for (var label = 0; label < given.Length; label++)
        {
            var sure = 0;
            for (var c = 0; c < given.Length; c++)
                sure += counts[label, c];
            if (sure == 0)
                continue;
            right += (double)given[label] * counts[label, label] / sure;
            all += given[label];
        }

        return all == 0 ? double.NaN : 1 - (right / all);
    }
}
