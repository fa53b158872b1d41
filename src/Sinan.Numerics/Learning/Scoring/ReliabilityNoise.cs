using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>The calibration error that chance alone gives: with few rows even perfect probabilities miss the frequencies.</summary>
public static class ReliabilityNoise
{
    public const int DefaultDraws = 500;

    /// <summary>A quantile of <see cref="Reliability.Error"/> when each thing happens with just its probability.</summary>
    /// <param name="probabilities">What was forecast, 0…1.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="level">Which quantile, 0…1.</param>
    /// <param name="draws">Simulated sets of outcomes.</param>
    /// <param name="bins">Bins of equal width.</param>
    /// <remarks>The parametric bootstrap of Vaicenavicius et al. 2019 ("consistency resampling", Bröcker and Smith 2007).</remarks>
    public static double Quantile(ReadOnlySpan<double> probabilities, long seed, double level = 0.95, int draws = DefaultDraws, int bins = Reliability.DefaultBins)
    {
        var random = new SplitMix64(seed);
        var (errors, happened) = (new double[draws], new bool[probabilities.Length]);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var i = 0; i < happened.Length; i++)
                happened[i] = random.NextBool(probabilities[i]);
            errors[draw] = Reliability.Error(probabilities, happened, bins);
        }

        Array.Sort(errors);
        return errors[Math.Min(draws - 1, (int)(level * draws))];
    }
}
