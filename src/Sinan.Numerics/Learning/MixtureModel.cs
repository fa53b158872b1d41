using MathNet.Numerics.LinearAlgebra;

namespace Sinan.Numerics.Learning;

/// <summary>A fitted Gaussian mixture.</summary>
/// <param name="Shape">Shape of the clusters.</param>
/// <param name="Weights">Part of the rows by cluster, sums to 1.</param>
/// <param name="Means">K rows.</param>
/// <param name="Covariances">By cluster: columns × columns row by row, or the diagonal alone.</param>
public sealed record MixtureModel(CovarianceShape Shape, double[] Weights, FeatureMatrix Means, double[][] Covariances) : IClusters
{
    /// <summary>By cluster the inverse of the covariance's Cholesky factor (lower triangle row by row), or 1 ÷ standard deviations.</summary>
    readonly double[][] whitening = [.. Covariances.Select(c => Shape == CovarianceShape.Full ? Whitening(c, Means.Columns) : [.. c.Select(v => 1 / Math.Sqrt(v))])];

    /// <summary>Mean log density of the rows it was fitted to, in nats.</summary>
    public double MeanLogLikelihood { get; init; }

    /// <summary>Rows it was fitted to.</summary>
    public int Rows { get; init; }

    /// <summary>The likeliest cluster of each row it was fitted to.</summary>
    public int[] Labels { get; init; } = [];

    public int K => Weights.Length;

    /// <summary>Numbers learned.</summary>
    public int Parameters => K - 1 + (K * Means.Columns) + (K * (Shape == CovarianceShape.Full ? Means.Columns * (Means.Columns + 1) / 2 : Means.Columns));

    /// <summary>Bayesian information criterion; lower is better.</summary>
    public double Bic => (-2 * MeanLogLikelihood * Rows) + (Parameters * Math.Log(Math.Max(1, Rows)));

    /// <summary>ln(weight · density) of a row by cluster.</summary>
    public void LogDensities(ReadOnlySpan<double> row, Span<double> densities)
    {
        var width = row.Length;
        for (var c = 0; c < K; c++)
        {
            var factor = whitening[c];
            var mean = Means.Row(c);
            var (squared, logScale) = (0.0, 0.0);
            for (var j = 0; j < width; j++)
            {
                var part = 0.0;
                if (Shape == CovarianceShape.Diagonal)
                {
                    part = factor[j] * (row[j] - mean[j]);
                    logScale += Math.Log(factor[j]);
                }
                else
                {
                    for (var l = 0; l <= j; l++)
                        part += factor[(j * width) + l] * (row[l] - mean[l]);
                    logScale += Math.Log(factor[(j * width) + j]);
                }

                squared += part * part;
            }

            densities[c] = Math.Log(Weights[c]) + logScale - ((squared + (width * Math.Log(2 * Math.PI))) / 2);
        }
    }

    /// <summary>Chances of a row to be of each cluster, sum to 1; returns its log density.</summary>
    public double Shares(ReadOnlySpan<double> row, Span<double> shares)
    {
        LogDensities(row, shares);
        var (most, sum) = (double.NegativeInfinity, 0.0);
        foreach (var density in shares)
            most = Math.Max(most, density);
        for (var c = 0; c < K; c++)
            sum += shares[c] = Math.Exp(shares[c] - most);
        for (var c = 0; c < K; c++)
            shares[c] /= sum;
        return most + Math.Log(sum);
    }

    /// <summary>The likeliest cluster of each row.</summary>
    public int[] Assign(FeatureMatrix rows, int threads = 0)
    {
        var labels = new int[rows.Rows];
        Parallel.For(0, rows.Rows, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, i =>
        {
            Span<double> densities = K <= 64 ? stackalloc double[K] : new double[K];
            LogDensities(rows.Row(i), densities);
            for (var c = 1; c < K; c++)
                labels[i] = densities[c] > densities[labels[i]] ? c : labels[i];
        });
        return labels;
    }

    internal static MixtureModel Unit(FeatureMatrix means, CovarianceShape shape)
    {
        var (k, width) = (means.Rows, means.Columns);
        double[] unit = shape == CovarianceShape.Full ? [.. Enumerable.Range(0, width * width).Select(i => i % (width + 1) == 0 ? 1.0 : 0)] : [.. Enumerable.Repeat(1.0, width)];
        return new MixtureModel(shape, [.. Enumerable.Repeat(1.0 / k, k)], means.Copy(), [.. Enumerable.Repeat(unit, k)]);
    }

    static double[] Whitening(double[] covariance, int width) =>
        Matrix<double>.Build.Dense(width, width, covariance).Cholesky().Factor.Inverse().ToRowMajorArray();
}
