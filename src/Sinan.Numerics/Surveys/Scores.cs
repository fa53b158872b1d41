using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>The usual scores of one rating question: NPS, and the share of the top answers (CSAT, CES).</summary>
public static class Scores
{
    /// <summary>Net promoter score: share of 9–10 less share of 0–6, −1…1 (Reichheld 2003), with a normal interval of variance (p + d − (p − d)²) ÷ n.</summary>
    /// <param name="ratings">Answers 0…10.</param>
    /// <param name="weights">One an answer; empty counts each as 1. The interval then rests on the effective number of answers.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>NaN ends without answers.</returns>
    public static Estimated NetPromoter(ReadOnlySpan<double> ratings, ReadOnlySpan<double> weights = default, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        var (promoters, detractors, total) = (0.0, 0.0, 0.0);
        for (var i = 0; i < ratings.Length; i++)
        {
            if (!(ratings[i] is >= 0 and <= 10))
                throw new ArgumentOutOfRangeException(nameof(ratings), ratings[i], "Answers to the promoter question are 0…10.");
            var weight = weights.IsEmpty ? 1 : weights[i];
            total += weight;
            promoters += ratings[i] >= 9 ? weight : 0;
            detractors += ratings[i] <= 6 ? weight : 0;
        }

        var (p, d) = (promoters / total, detractors / total);
        var n = weights.IsEmpty ? ratings.Length : Raking.EffectiveSize(weights);
        var half = Distribution.NormalQuantile(0.5 + (level / 2)) * Math.Sqrt(Math.Max(0, p + d - ((p - d) * (p - d))) / n);
        return new Estimated(p - d, new Bounds(Math.Max(-1, p - d - half), Math.Min(1, p - d + half)));
    }

    /// <summary>Share of answers at or above a mark (CSAT: the top two of five; CES: the top three of seven), with Wilson's interval.</summary>
    /// <param name="ratings">Answers.</param>
    /// <param name="from">Lowest answer that counts.</param>
    /// <param name="weights">One an answer; empty counts each as 1. The interval then rests on the effective number of answers.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimated TopShare(ReadOnlySpan<double> ratings, double from, ReadOnlySpan<double> weights = default, double level = 0.95)
    {
        var (top, total) = (0.0, 0.0);
        for (var i = 0; i < ratings.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            total += weight;
            top += ratings[i] >= from ? weight : 0;
        }

        return Share(top / total, weights.IsEmpty ? ratings.Length : Raking.EffectiveSize(weights), level);
    }

    /// <summary>Mean with Student's interval.</summary>
    /// <param name="ratings">Answers.</param>
    /// <param name="weights">One an answer; empty counts each as 1. Degrees of freedom and error then rest on the effective number of answers.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>Infinite ends where fewer than two answers count.</returns>
    public static Estimated Mean(ReadOnlySpan<double> ratings, ReadOnlySpan<double> weights = default, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        if (weights.IsEmpty)
        {
            var moments = Moments.Of(ratings);
            return new Estimated(moments.Mean, Means.Interval(moments, level));
        }

        var (mean, total, squares) = (0.0, System.Numerics.Tensors.TensorPrimitives.Sum(weights), 0.0);
        for (var i = 0; i < ratings.Length; i++)
            mean += weights[i] * ratings[i] / total;
        for (var i = 0; i < ratings.Length; i++)
            squares += weights[i] * (ratings[i] - mean) * (ratings[i] - mean) / total;
        var n = Raking.EffectiveSize(weights);
        if (!(n > 1))
            return new Estimated(mean, new Bounds(double.NegativeInfinity, double.PositiveInfinity));
        var half = Distribution.StudentQuantile(0.5 + (level / 2), n - 1) * Math.Sqrt(squares / (n - 1));
        return new Estimated(mean, new Bounds(mean - half, mean + half));
    }

    /// <summary>Wilson's interval of a weighted share.</summary>
    /// <param name="share">0…1; NaN without answers.</param>
    /// <param name="n">Answers, or their effective number.</param>
    /// <param name="level">Confidence level.</param>
    public static Estimated Share(double share, double n, double level = 0.95) =>
        // Rounding may leave a weighted count a trace above its total.
        new(share, n > 0 ? Proportions.Wilson(Math.Min(n, share * n), n, level) : new Bounds(0, 1));
}
