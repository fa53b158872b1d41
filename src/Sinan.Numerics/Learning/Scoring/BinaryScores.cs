namespace Sinan.Numerics.Learning;

/// <summary>How well scores or probabilities tell "yes" from "no" on rows that the model has not seen.</summary>
public static class BinaryScores
{
    /// <summary>Area under the ROC curve: the chance that a "yes" scores above a "no", ties count half (Mann and Whitney 1947).</summary>
    /// <param name="scores">Any scale, higher = more likely.</param>
    /// <param name="labels">True = yes; both answers must occur.</param>
    /// <param name="weights">Weight of each row, ≥ 0; empty = all 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, or only one answer occurs.</exception>
    public static double Auc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default)
    {
        Require(scores, labels, weights);
        var order = Ranking.Ascending(scores);
        var (below, area, yes, no) = (0.0, 0.0, 0.0, 0.0);
        for (var start = 0; start < order.Length;)
        {
            var (end, tiedYes, tiedNo) = (start, 0.0, 0.0);
            for (; end < order.Length && scores[order[end]] == scores[order[start]]; end++)
            {
                var weight = weights.IsEmpty ? 1 : weights[order[end]];
                if (labels[order[end]])
                    tiedYes += weight;
                else
                    tiedNo += weight;
            }

            area += tiedYes * (below + (tiedNo / 2));
            (below, yes, no, start) = (below + tiedNo, yes + tiedYes, no + tiedNo, end);
        }

        return yes > 0 && no > 0 ? area / (yes * no) : throw OneAnswer();
    }

    /// <summary>Average precision: Σ (recallₙ − recallₙ₋₁) · precisionₙ over falling thresholds, without interpolation.</summary>
    /// <exception cref="ArgumentException">Lengths differ, or there is no "yes".</exception>
    public static double AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default)
    {
        Require(scores, labels, weights);
        var order = Ranking.Ascending(scores);
        var (yes, all, sum) = (0.0, 0.0, 0.0);
        for (var end = order.Length - 1; end >= 0;)
        {
            var (start, tied) = (end, 0.0);
            for (; start >= 0 && scores[order[start]] == scores[order[end]]; start--)
            {
                var weight = weights.IsEmpty ? 1 : weights[order[start]];
                all += weight;
                tied += labels[order[start]] ? weight : 0;
            }

            yes += tied;
            sum += all > 0 ? tied * yes / all : 0;
            end = start;
        }

        return yes > 0 ? sum / yes : throw OneAnswer();
    }

    /// <summary>Mean of −ln of the probability given to what happened, in nats; probabilities are first pulled into [clip, 1 − clip].</summary>
    public static double LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, double clip = 1e-15)
    {
        Require(probabilities, labels, default);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var p = Math.Clamp(probabilities[i], clip, 1 - clip);
            sum -= Math.Log(labels[i] ? p : 1 - p);
        }

        return sum / labels.Length;
    }

    /// <summary>Mean squared distance of the probability from what happened (Brier 1950), 0…1.</summary>
    public static double Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        Require(probabilities, labels, default);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            var error = probabilities[i] - (labels[i] ? 1 : 0);
            sum += error * error;
        }

        return sum / labels.Length;
    }

    /// <summary>Counts of hits and misses when everything from <paramref name="threshold"/> on is called "yes".</summary>
    public static Confusion At(double threshold, ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Require(scores, labels, default);
        var (tp, fp, fn, tn) = (0L, 0L, 0L, 0L);
        for (var i = 0; i < labels.Length; i++)
        {
            if (scores[i] >= threshold)
                (tp, fp) = labels[i] ? (tp + 1, fp) : (tp, fp + 1);
            else
                (fn, tn) = labels[i] ? (fn + 1, tn) : (fn, tn + 1);
        }

        return new Confusion(tp, fp, fn, tn);
    }

    static void Require(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights)
    {
        if (scores.Length != labels.Length || (!weights.IsEmpty && weights.Length != labels.Length))
            throw new ArgumentException($"Scores, labels and weights must be of the same rows. Got {scores.Length}, {labels.Length} and {weights.Length}.", nameof(labels));
        if (labels.IsEmpty)
            throw new ArgumentException("A score needs at least one row.", nameof(labels));
    }

    static ArgumentException OneAnswer() => new("Both answers must occur among the labels.");
}
