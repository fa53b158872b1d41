namespace Sinan.Numerics.Statistics;

/// <summary>Intervals of a mean and of the difference of two means with unequal variances.</summary>
public static class Means
{
    /// <summary>Student's interval of a mean; infinite ends below two values.</summary>
    public static Bounds Interval(Moments sample, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        if (sample.Count < 2)
            return new Bounds(double.NegativeInfinity, double.PositiveInfinity);
        var half = Distribution.StudentQuantile(0.5 + (level / 2), sample.Count - 1) * Math.Sqrt(sample.Variance / sample.Count);
        return new Bounds(sample.Mean - half, sample.Mean + half);
    }

    /// <summary>Second mean minus first with Welch's degrees of freedom (Welch 1947, Satterthwaite 1946).</summary>
    /// <exception cref="ArgumentException">A sample has fewer than two values.</exception>
    public static Effect Welch(Moments first, Moments second, double level = 0.95)
    {
        RequireTwo(first, second);
        return Effect(first, second, second.Mean - first.Mean, Error(first) + Error(second), level);
    }

    /// <summary>Second mean minus first, over the size of the first, so that a rise is positive for negative means too. The variance is by the delta method (Deng et al., KDD 2018, eq. 5), degrees of freedom by Welch.</summary>
    /// <exception cref="ArgumentException">A sample has fewer than two values, or the first mean is zero.</exception>
    public static Effect Lift(Moments first, Moments second, double level = 0.95)
    {
        RequireTwo(first, second);
        if (first.Mean == 0)
            throw new ArgumentException("A lift needs a first mean other than zero.", nameof(first));
        var ratio = second.Mean / first.Mean;
        var variance = (Error(second) + (ratio * ratio * Error(first))) / (first.Mean * first.Mean);
        return Effect(first, second, (second.Mean - first.Mean) / Math.Abs(first.Mean), variance, level);
    }

    /// <summary>Mean of a part over the mean of the whole (part and rest together), with a normal interval by the delta method:
    /// the part's weight in the whole is taken into account. 1 = like everybody.</summary>
    /// <exception cref="ArgumentException">The part has fewer than two values, or the whole has a mean of zero.</exception>
    public static Effect PartOverWhole(Moments part, Moments rest, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        var whole = part + rest;
        if (part.Count < 2 || whole.Mean == 0)
            throw new ArgumentException($"A part over a whole needs two values in the part and a whole with a mean other than zero. Got {part.Count} and {whole.Mean}.", nameof(part));
        var ratio = part.Mean / whole.Mean;
        if (rest.Count < 2)
            return new Effect(ratio, new Bounds(ratio, ratio), 1, double.PositiveInfinity);
        var restWeight = (double)rest.Count / whole.Count;
        var scale = restWeight / (whole.Mean * whole.Mean);
        var variance = scale * scale * ((rest.Mean * rest.Mean * Error(part)) + (part.Mean * part.Mean * Error(rest)));
        var half = Distribution.NormalQuantile(0.5 + (level / 2)) * Math.Sqrt(variance);
        var p = variance == 0 ? (ratio == 1 ? 1 : 0) : Distribution.NormalTwoSided((ratio - 1) / Math.Sqrt(variance));
        return new Effect(ratio, new Bounds(ratio - half, ratio + half), p, double.PositiveInfinity);
    }

    static Effect Effect(Moments first, Moments second, double difference, double variance, double level)
    {
        Bounds.RequireLevel(level);
        var (a, b) = (Error(first), Error(second));
        var degrees = (a + b) * (a + b) / ((a * a / (first.Count - 1)) + (b * b / (second.Count - 1)));
        if (double.IsNaN(degrees))
            return new Effect(difference, new Bounds(difference, difference), difference == 0 ? 1 : 0, double.PositiveInfinity);
        var error = Math.Sqrt(variance);
        var half = Distribution.StudentQuantile(0.5 + (level / 2), degrees) * error;
        return new Effect(difference, new Bounds(difference - half, difference + half), Distribution.StudentTwoSided(difference / error, degrees), degrees);
    }

    static double Error(Moments sample) => sample.Variance / sample.Count;

    static void RequireTwo(Moments first, Moments second)
    {
        if (first.Count < 2 || second.Count < 2)
            throw new ArgumentException($"A difference of means needs two values on each side. Got {first.Count} and {second.Count}.", nameof(first));
    }
}
