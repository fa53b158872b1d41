namespace Sinan.Numerics.Learning;

/// <summary>Rows whose probability falls into one part of 0…1.</summary>
/// <param name="From">Lower end.</param>
/// <param name="To">Upper end, excluded but for 1.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Yes">Rows where it happened.</param>
/// <param name="MeanProbability">Mean of what was forecast; 0 without rows.</param>
public readonly record struct ReliabilityBin(double From, double To, long Rows, long Yes, double MeanProbability)
{
    /// <summary>Part where it happened; 0 without rows.</summary>
    public double Frequency => Rows == 0 ? 0 : (double)Yes / Rows;
}

/// <summary>Do things forecast with 30 % happen in 30 % of the cases? Bins of equal width (Guo et al. 2017).</summary>
public static class Reliability
{
    public const int DefaultBins = 10;

    /// <exception cref="ArgumentException">Lengths differ, or a probability is not in 0…1.</exception>
    public static ReliabilityBin[] Bins(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = DefaultBins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        if (probabilities.Length != labels.Length)
            throw new ArgumentException($"There are {probabilities.Length} probabilities but {labels.Length} labels.", nameof(labels));
        var (rows, yes, sums) = (new long[bins], new long[bins], new double[bins]);
        for (var i = 0; i < labels.Length; i++)
        {
            if (!(probabilities[i] is >= 0 and <= 1))
                throw new ArgumentException($"A probability must be in 0…1. Row {i} has {probabilities[i]}.", nameof(probabilities));
            var bin = Math.Min(bins - 1, (int)(probabilities[i] * bins));
            rows[bin]++;
            sums[bin] += probabilities[i];
            if (labels[i])
                yes[bin]++;
        }

        return [.. Enumerable.Range(0, bins).Select(b => new ReliabilityBin((double)b / bins, (b + 1.0) / bins, rows[b], yes[b], rows[b] == 0 ? 0 : sums[b] / rows[b]))];
    }

    /// <summary>Expected calibration error: mean distance between forecast and frequency over the bins, weighted by rows; 0…1.</summary>
    public static double Error(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = DefaultBins)
    {
        var sum = 0.0;
        foreach (var bin in Bins(probabilities, labels, bins))
            sum += bin.Rows * Math.Abs(bin.Frequency - bin.MeanProbability);
        return labels.IsEmpty ? 0 : sum / labels.Length;
    }
}
