using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Mends the probability of the likeliest label and scales the others to the rest; the likeliest stays so.</summary>
/// <param name="Scaling">From the log odds of the likeliest label.</param>
/// <remarks>Platt's scaling of the top label (Gupta and Ramdas 2022, "Top-label calibration").</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TopLabelCalibration(PlattScaling Scaling)
{
    /// <param name="top">Probabilities of the likeliest labels of rows that the model had not seen.</param>
    /// <param name="isRight">Whether they were right.</param>
    public static TopLabelCalibration Fit(ReadOnlySpan<double> top, ReadOnlySpan<bool> isRight)
    {
        var logOdds = new double[top.Length];
        for (var i = 0; i < top.Length; i++)
            logOdds[i] = LogOdds(top[i]);
        return new TopLabelCalibration(PlattScaling.Fit(logOdds, isRight));
    }

    public void Apply(Span<double> probabilities)
    {
        var (best, second) = (0, 0.0);
        for (var c = 1; c < probabilities.Length; c++)
            best = probabilities[c] > probabilities[best] ? c : best;
        for (var c = 0; c < probabilities.Length; c++)
            second = c == best ? second : Math.Max(second, probabilities[c]);
        var (top, rest) = (probabilities[best], 1 - probabilities[best]);
        if (rest <= 0)
            return;
        // Below this the second would overtake it.
        var least = second / (rest + second);
        var mended = Math.Max(least, Scaling.Probability(LogOdds(top)));
        for (var c = 0; c < probabilities.Length; c++)
            probabilities[c] = c == best ? mended : probabilities[c] / rest * (1 - mended);
    }

    static double LogOdds(double p)
    {
        p = Math.Clamp(p, 1e-6, 1 - 1e-6);
        return Math.Log(p / (1 - p));
    }
}
