using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Learning;

/// <summary>Area under the ROC curve with its uncertainty, and the difference of two areas on the same rows (DeLong, DeLong and Clarke-Pearson 1988,
/// computed from midranks after Sun and Xu 2014).</summary>
/// <param name="Auc">The area.</param>
/// <param name="Variance">Its variance.</param>
public readonly record struct AucEstimate(double Auc, double Variance)
{
    /// <summary>Normal interval on the log-odds scale, so that it stays in 0…1; 0…1 when the area is 0 or 1.</summary>
    public Bounds Interval(double level = 0.95)
    {
        Bounds.RequireLevel(level);
        if (Auc is <= 0 or >= 1)
            return new Bounds(0, 1);
        var (centre, half) = (Math.Log(Auc / (1 - Auc)), Distribution.NormalQuantile(0.5 + (level / 2)) * Math.Sqrt(Variance) / (Auc * (1 - Auc)));
        return new Bounds(LogisticRegression.Sigmoid(centre - half), LogisticRegression.Sigmoid(centre + half));
    }

    /// <exception cref="ArgumentException">Lengths differ, or an answer occurs fewer than twice.</exception>
    public static AucEstimate Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        var (auc, yes, no) = Components(scores, labels);
        return new AucEstimate(auc, (Covariance(yes, yes) / yes.Length) + (Covariance(no, no) / no.Length));
    }

    /// <summary>Area of the second scores minus that of the first.</summary>
    /// <exception cref="ArgumentException">Lengths differ, or an answer occurs fewer than twice.</exception>
    public static Effect Difference(ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<bool> labels, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        var ((auc1, yes1, no1), (auc2, yes2, no2)) = (Components(first, labels), Components(second, labels));
        var variance = ((Covariance(yes1, yes1) + Covariance(yes2, yes2) - (2 * Covariance(yes1, yes2))) / yes1.Length)
            + ((Covariance(no1, no1) + Covariance(no2, no2) - (2 * Covariance(no1, no2))) / no1.Length);
        var (difference, error) = (auc2 - auc1, Math.Sqrt(Math.Max(0, variance)));
        var half = Distribution.NormalQuantile(0.5 + (level / 2)) * error;
        var p = error == 0 ? (difference == 0 ? 1 : 0) : Distribution.NormalTwoSided(difference / error);
        return new Effect(difference, new Bounds(difference - half, difference + half), p, double.PositiveInfinity);
    }

    /// <summary>For every "yes" the part of "no" below it, for every "no" the part of "yes" above it.</summary>
    static (double Auc, double[] Yes, double[] No) Components(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        if (scores.Length != labels.Length)
            throw new ArgumentException($"There are {scores.Length} scores but {labels.Length} labels.", nameof(labels));
        var positives = labels.Count(true);
        var negatives = labels.Length - positives;
        if (positives < 2 || negatives < 2)
            throw new ArgumentException($"Each answer must occur twice. Got {positives} yes and {negatives} no.", nameof(labels));
        var (yes, no) = (new double[positives], new double[negatives]);
        var (y, n) = (0, 0);
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i])
                yes[y++] = scores[i];
            else
                no[n++] = scores[i];
        }

        var (all, own, other) = (Ranking.Midranks([.. yes, .. no]), Ranking.Midranks(yes), Ranking.Midranks(no));
        var auc = 0.0;
        for (var i = 0; i < positives; i++)
            auc += (yes[i] = (all[i] - own[i]) / negatives) / positives;
        for (var i = 0; i < negatives; i++)
            no[i] = 1 - ((all[positives + i] - other[i]) / positives);
        return (auc, yes, no);
    }

    static double Covariance(double[] a, double[] b)
    {
        var (meanA, meanB, sum) = (a.Average(), b.Average(), 0.0);
        for (var i = 0; i < a.Length; i++)
            sum += (a[i] - meanA) * (b[i] - meanB);
        return sum / (a.Length - 1);
    }
}
