namespace Sinan.Numerics.Statistics;

/// <summary>Counts and totals of a finite population from a simple random sample of it without replacement.</summary>
/// <remarks>Source: Cochran 1977, Sampling Techniques, ch. 2 (totals and means) and 3 (counts). With the whole population in the sample every interval has no width.</remarks>
public static class SampleEstimates
{
    /// <summary>Members of the population with a property: Wilson's interval of the share in the sample, narrowed by the finite population correction n·(N − 1)/(N − n).</summary>
    /// <param name="counted">Members of the sample with the property, 0 … <paramref name="sample"/>.</param>
    /// <param name="sample">Size n of the sample, ≥ 1.</param>
    /// <param name="population">Size N of the population, ≥ n.</param>
    /// <param name="level">Confidence level.</param>
    public static Bounds Count(long counted, long sample, long population, double level = 0.95)
    {
        Require(sample, population);
        if (sample == population)
            return new Bounds(counted, counted);
        var correction = (population - 1.0) / (population - sample);
        var share = Proportions.Wilson(counted * correction, sample * correction, level);
        // What was seen is there, and what was seen not to be there is not.
        return new Bounds(Math.Max(counted, share.Low * population), Math.Min(population - (sample - counted), share.High * population));
    }

    /// <summary>Sum of a value over the population: N·x̄ with Student's interval over the members of the sample.</summary>
    /// <param name="sum">Σ x over the sample; members without a value count as 0.</param>
    /// <param name="squares">Σ x² over the sample.</param>
    /// <param name="sample">Size n of the sample, ≥ 2.</param>
    /// <param name="population">Size N of the population, ≥ n.</param>
    /// <param name="level">Confidence level.</param>
    public static Bounds Total(double sum, double squares, long sample, long population, double level = 0.95)
    {
        Require(sample, population);
        var (total, half) = (sum * population / sample, population * HalfOfMean(sum, squares, sample, (double)sample / population, level));
        return new Bounds(total - half, total + half);
    }

    /// <summary>Mean of a value over those members of the population who have one, of whom a sample was drawn with a known share.</summary>
    /// <param name="sum">Σ x over the members with a value.</param>
    /// <param name="squares">Σ x² over them.</param>
    /// <param name="members">Members of the sample with a value, ≥ 2.</param>
    /// <param name="share">Share of the population that the sample holds, above 0, at most 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Bounds Mean(double sum, double squares, long members, double share, double level = 0.95)
    {
        var (mean, half) = (sum / members, HalfOfMean(sum, squares, members, share, level));
        return new Bounds(mean - half, mean + half);
    }

    /// <summary>t · √((1 − f)·s²/n).</summary>
    static double HalfOfMean(double sum, double squares, long n, double share, double level)
    {
        Bounds.RequireLevel(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        // Rounding may leave a trace below zero where all values are equal.
        var variance = Math.Max(0, (squares - (sum * sum / n)) / (n - 1));
        return Distribution.StudentQuantile(0.5 + (level / 2), n - 1) * Math.Sqrt((1 - share) * variance / n);
    }

    static void Require(long sample, long population)
    {
        if (sample < 1 || population < sample)
            throw new ArgumentOutOfRangeException(nameof(sample), sample, $"A sample has 1 to {population} members, the size of the population.");
    }
}
