using MathNet.Numerics.LinearAlgebra;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Learning;

public enum CloudShape
{
    /// <summary>One normal cloud with the rows' means and covariances (SigClust: Liu, Hayes, Nobel and Marron 2008).</summary>
    Gaussian,

    /// <summary>A box filled evenly, along the principal axes and as long as the rows are (gap statistic: Tibshirani, Walther and Hastie 2001).</summary>
    Box,
}

/// <summary>How clear clusters look where there are none: the same way of clustering on rows drawn from one shape without groups.</summary>
public static class ReferenceClouds
{
    /// <summary>Mean silhouette on each of <paramref name="draws"/> clouds of as many rows; rows in no cluster count 0.</summary>
    public static double[] Silhouettes(
        FeatureMatrix rows, CloudShape shape, Clustering clustering, long seed, int draws, int threads = 0, CancellationToken cancellationToken = default)
    {
        var axes = Axes.Of(rows, shape);
        var random = new SplitMix64(seed);
        var silhouettes = new double[draws];
        Parallel.For(0, draws, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken }, draw =>
        {
            var cloud = axes.Draw(rows.Rows, random.Fork(draw));
            silhouettes[draw] = Silhouette.WithNoise(cloud, clustering(cloud, seed, 1, cancellationToken).Labels, threads: 1);
        });
        return silhouettes;
    }

    /// <summary>Rows = centre + factor · independent numbers.</summary>
    sealed class Axes(CloudShape shape, double[] centre, Matrix<double> factor, (double Low, double High)[] reach)
    {
        public static Axes Of(FeatureMatrix rows, CloudShape shape)
        {
            var width = rows.Columns;
            var centre = new double[width];
            for (var i = 0; i < rows.Rows; i++)
            {
                for (var j = 0; j < width; j++)
                    centre[j] += rows[i, j] / rows.Rows;
            }

            var covariance = Covariance(rows, centre);
            if (shape == CloudShape.Gaussian)
                return new Axes(shape, centre, covariance.Cholesky().Factor, []);
            var vectors = covariance.Evd(Symmetricity.Symmetric).EigenVectors;
            var reach = new (double Low, double High)[width];
            Array.Fill(reach, (double.PositiveInfinity, double.NegativeInfinity));
            for (var i = 0; i < rows.Rows; i++)
            {
                for (var k = 0; k < width; k++)
                {
                    var along = 0.0;
                    for (var j = 0; j < width; j++)
                        along += (rows[i, j] - centre[j]) * vectors[j, k];
                    reach[k] = (Math.Min(reach[k].Low, along), Math.Max(reach[k].High, along));
                }
            }

            return new Axes(shape, centre, vectors, reach);
        }

        public FeatureMatrix Draw(int rows, SplitMix64 random)
        {
            var width = centre.Length;
            var (cloud, drawn) = (new FeatureMatrix(rows, width), new double[width]);
            for (var i = 0; i < rows; i++)
            {
                for (var k = 0; k < width; k++)
                    drawn[k] = shape == CloudShape.Gaussian ? random.Normal() : reach[k].Low + ((reach[k].High - reach[k].Low) * random.NextDouble());
                for (var j = 0; j < width; j++)
                {
                    cloud[i, j] = centre[j];
                    for (var k = 0; k < (shape == CloudShape.Gaussian ? j + 1 : width); k++)
                        cloud[i, j] += factor[j, k] * drawn[k];
                }
            }

            return cloud;
        }

        static Matrix<double> Covariance(FeatureMatrix rows, double[] centre)
        {
            var width = rows.Columns;
            var covariance = Matrix<double>.Build.Dense(width, width);
            for (var i = 0; i < rows.Rows; i++)
            {
                for (var j = 0; j < width; j++)
                {
                    for (var k = 0; k <= j; k++)
                        covariance[j, k] += (rows[i, j] - centre[j]) * (rows[i, k] - centre[k]) / Math.Max(1, rows.Rows - 1);
                }
            }

            for (var j = 0; j < width; j++)
            {
                // Columns that add up to a constant make the matrix singular; a millionth of the spread settles it.
                covariance[j, j] += 1e-6 * Math.Max(covariance[j, j], 1e-6);
                for (var k = 0; k < j; k++)
                    covariance[k, j] = covariance[j, k];
            }

            return covariance;
        }
    }
}
