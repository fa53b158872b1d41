using MathNet.Numerics.LinearAlgebra;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

/// <summary>How clear clusters look where there are none: rows drawn from one normal cloud with the same means and covariances
/// (the idea of SigClust, Liu, Hayes, Nobel and Marron 2008, with the silhouette as the measure).</summary>
public static class GaussianReference
{
    /// <summary>Mean silhouette of k-means on each of <paramref name="draws"/> clouds of as many rows.</summary>
    public static double[] Silhouettes(FeatureMatrix rows, KMeansOptions options, int draws, CancellationToken cancellationToken = default)
    {
        var width = rows.Columns;
        var means = new double[width];
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j < width; j++)
                means[j] += rows[i, j] / rows.Rows;
        }

        var covariance = Matrix<double>.Build.Dense(width, width);
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j < width; j++)
            {
                for (var k = 0; k <= j; k++)
                    covariance[j, k] += (rows[i, j] - means[j]) * (rows[i, k] - means[k]) / Math.Max(1, rows.Rows - 1);
            }
        }

        for (var j = 0; j < width; j++)
        {
            // Columns that add up to a constant make the matrix singular; a millionth of the spread settles it.
            covariance[j, j] += 1e-6 * Math.Max(covariance[j, j], 1e-6);
            for (var k = 0; k < j; k++)
                covariance[k, j] = covariance[j, k];
        }

        var root = covariance.Cholesky().Factor;
        var random = new SplitMix64(options.Seed);
        var silhouettes = new double[draws];
        Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1, CancellationToken = cancellationToken }, draw =>
        {
            var stream = random.Fork(draw);
            var cloud = new FeatureMatrix(rows.Rows, width);
            var normal = new double[width];
            for (var i = 0; i < cloud.Rows; i++)
            {
                for (var j = 0; j < width; j++)
                    normal[j] = stream.Normal();
                for (var j = 0; j < width; j++)
                {
                    for (var k = 0; k <= j; k++)
                        cloud[i, j] += root[j, k] * normal[k];
                }
            }

            var fitted = KMeans.Fit(cloud, options with { Threads = 1 }, cancellationToken);
            silhouettes[draw] = fitted.Labels.Distinct().Count() < 2 ? 0 : Silhouette.Mean(cloud, fitted.Labels, threads: 1);
        });
        return silhouettes;
    }
}
