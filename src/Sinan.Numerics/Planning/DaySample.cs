using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Planning;

/// <summary>Simulated working days: a distribution as its sorted draws.</summary>
/// <remarks>Intervals tell the error of the simulation, which more runs make smaller; they know nothing of estimates that are wrong.</remarks>
public sealed class DaySample
{
    readonly double[] sorted;

    /// <param name="values">One for each run, at least one; copied.</param>
    internal DaySample(ReadOnlySpan<double> values)
    {
        Moments = Moments.Of(values);
        sorted = values.ToArray();
        Array.Sort(sorted);
    }

    public Moments Moments { get; }

    /// <summary>Days that are enough with the given probability: 0.5, 0.8 and 0.95 are the P50, P80 and P95 of plans.</summary>
    public double Quantile(double probability) => Quantiles.OfSorted(sorted, probability);

    /// <summary>95 % interval of a quantile by its order statistics (normal approximation of their ranks, Hahn and Meeker 1991).</summary>
    public Bounds QuantileCi95(double probability)
    {
        var half = 1.959963984540054 * Math.Sqrt(probability * (1 - probability) / sorted.Length);
        return new Bounds(Quantile(Math.Max(0, probability - half)), Quantile(Math.Min(1, probability + half)));
    }

    /// <summary>Probability that so many days are enough.</summary>
    public double ShareWithin(double days) => (double)CountWithin(days) / sorted.Length;

    /// <summary>Wilson's 95 % interval of <see cref="ShareWithin"/>.</summary>
    public Bounds ShareWithinCi95(double days) => Proportions.Wilson(CountWithin(days), sorted.Length);

    /// <summary>Equal sums of durations may differ in the last bits.</summary>
    int CountWithin(double days)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= days + 1e-9)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
