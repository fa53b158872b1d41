using MathNet.Numerics.LinearAlgebra;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>A fitted choice model.</summary>
/// <param name="Coefficients">One a parameter, in log odds.</param>
/// <param name="Covariance">Of the coefficients, robust to the likeness of one person's choices.</param>
/// <param name="LogLikelihood">At the coefficients.</param>
/// <param name="NullLogLikelihood">With every alternative equally likely.</param>
/// <param name="Sets">Choices that it was fitted to.</param>
public sealed record ChoiceFit(double[] Coefficients, double[,] Covariance, double LogLikelihood, double NullLogLikelihood, int Sets)
{
    public const int DefaultDraws = 2000;

    /// <summary>McFadden's R²: 1 − log likelihood ÷ that of equal chances, 0…1.</summary>
    public double McFadden => 1 - (LogLikelihood / NullLogLikelihood);

    /// <summary>Normal interval of a sum of coefficients.</summary>
    /// <param name="loads">How much of each coefficient, one a parameter.</param>
    /// <param name="level">Confidence level.</param>
    public (double Value, Bounds Interval) Linear(ReadOnlySpan<double> loads, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        var (value, variance) = (0.0, 0.0);
        for (var i = 0; i < loads.Length; i++)
        {
            value += loads[i] * Coefficients[i];
            for (var j = 0; j < loads.Length; j++)
                variance += loads[i] * loads[j] * Covariance[i, j];
        }

        var half = Distribution.NormalQuantile(0.5 + (level / 2)) * Math.Sqrt(Math.Max(0, variance));
        return (value, new Bounds(value - half, value + half));
    }

    /// <summary>Percentile intervals of any figures of the coefficients, from draws of their normal distribution (Krinsky and Robb 1986).</summary>
    /// <param name="figures">Figures of one vector of coefficients; always equally many. NaN figures are left out.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="draws">Number of draws.</param>
    /// <param name="level">Confidence level.</param>
    public Bounds[] Simulate(Func<double[], double[]> figures, long seed, int draws = DefaultDraws, double level = 0.95)
    {
        Bounds.RequireLevel(level);
        var root = Root();
        var source = new SplitMix64(seed);
        var drawn = new double[draws][];
        for (var d = 0; d < draws; d++)
        {
            var random = source.Fork(d);
            var normal = Vector<double>.Build.Dense(Coefficients.Length, _ => random.Normal());
            drawn[d] = figures((Vector<double>.Build.DenseOfArray(Coefficients) + (root * normal)).ToArray());
        }

        return [.. Enumerable.Range(0, drawn[0].Length).Select(f =>
        {
            var values = Array.ConvertAll(drawn, row => row[f]);
            return new Bounds(Quantiles.Of(values, (1 - level) / 2), Quantiles.Of(values, (1 + level) / 2));
        })];
    }

    /// <summary>A root of the covariance by its eigenvectors: with fewer persons than parameters it is only semi-definite, which Cholesky refuses.</summary>
    Matrix<double> Root()
    {
        var spectrum = Matrix<double>.Build.DenseOfArray(Covariance).Evd(Symmetricity.Symmetric);
        return spectrum.EigenVectors * Matrix<double>.Build.DenseOfDiagonalVector(spectrum.EigenValues.Map(v => Math.Sqrt(Math.Max(0, v.Real))));
    }
}
