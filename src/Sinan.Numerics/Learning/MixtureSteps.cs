namespace Sinan.Numerics.Learning;

/// <summary>The two steps of EM. Rows are summed in blocks of a fixed size that are added in order, so that the number of threads changes nothing.</summary>
sealed class MixtureSteps(FeatureMatrix rows, MixtureOptions options)
{
    const int BlockRows = 1024;

    readonly int blocks = (rows.Rows + BlockRows - 1) / BlockRows;
    readonly ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 };

    /// <summary>Shares of every row in every cluster, and the mean log-likelihood.</summary>
    public (FeatureMatrix Shares, double MeanLogLikelihood) Expect(MixtureModel model)
    {
        var (shares, likelihoods) = (new FeatureMatrix(rows.Rows, model.K), new double[blocks]);
        Parallel.For(0, blocks, parallel, b =>
        {
            for (var i = b * BlockRows; i < Math.Min(rows.Rows, (b + 1) * BlockRows); i++)
                likelihoods[b] += model.Shares(rows.Row(i), shares.Row(i));
        });
        return (shares, likelihoods.Sum() / rows.Rows);
    }

    /// <summary>The mixture that suits the shares best.</summary>
    public MixtureModel Maximise(FeatureMatrix shares)
    {
        var (k, width) = (shares.Columns, rows.Columns);
        var sums = Summed(k * (width + 1), (i, sum) =>
        {
            for (var c = 0; c < k; c++)
            {
                sum[c * (width + 1)] += shares[i, c];
                for (var j = 0; j < width; j++)
                    sum[(c * (width + 1)) + 1 + j] += shares[i, c] * rows[i, j];
            }
        });
        var (weights, means) = (new double[k], new FeatureMatrix(k, width));
        for (var c = 0; c < k; c++)
        {
            // A cluster that has lost all its rows keeps a trace of weight instead of dividing by zero.
            weights[c] = sums[c * (width + 1)] + 1e-15;
            for (var j = 0; j < width; j++)
                means[c, j] = sums[(c * (width + 1)) + 1 + j] / weights[c];
        }

        var spreads = Spreads(shares, means);
        var covariances = new double[k][];
        for (var c = 0; c < k; c++)
        {
            covariances[c] = [.. spreads.AsSpan(c * spreads.Length / k, spreads.Length / k)];
            for (var j = 0; j < covariances[c].Length; j++)
                covariances[c][j] /= weights[c];
            for (var j = 0; j < width; j++)
                covariances[c][options.Shape == CovarianceShape.Full ? j * (width + 1) : j] += options.Ridge;
            weights[c] /= rows.Rows;
        }

        return new MixtureModel(options.Shape, weights, means, covariances);
    }

    double[] Spreads(FeatureMatrix shares, FeatureMatrix means)
    {
        var (k, width) = (means.Rows, means.Columns);
        if (options.Shape == CovarianceShape.Diagonal)
        {
            return Summed(k * width, (i, sum) =>
            {
                for (var c = 0; c < k; c++)
                {
                    for (var j = 0; j < width; j++)
                        sum[(c * width) + j] += shares[i, c] * (rows[i, j] - means[c, j]) * (rows[i, j] - means[c, j]);
                }
            });
        }

        var lower = Summed(k * width * width, (i, sum) =>
        {
            for (var c = 0; c < k; c++)
            {
                for (var j = 0; j < width; j++)
                {
                    var part = shares[i, c] * (rows[i, j] - means[c, j]);
                    for (var l = 0; l <= j; l++)
                        sum[(((c * width) + j) * width) + l] += part * (rows[i, l] - means[c, l]);
                }
            }
        });
        for (var c = 0; c < k; c++)
        {
            for (var j = 0; j < width; j++)
            {
                for (var l = 0; l < j; l++)
                    lower[(((c * width) + l) * width) + j] = lower[(((c * width) + j) * width) + l];
            }
        }

        return lower;
    }

    /// <summary>Sums over rows, block by block.</summary>
    double[] Summed(int length, Action<int, double[]> add)
    {
        var (sums, total) = (new double[blocks][], new double[length]);
        Parallel.For(0, blocks, parallel, b =>
        {
            sums[b] = new double[length];
            for (var i = b * BlockRows; i < Math.Min(rows.Rows, (b + 1) * BlockRows); i++)
                add(i, sums[b]);
        });
        foreach (var block in sums)
        {
            for (var j = 0; j < length; j++)
                total[j] += block[j];
        }

        return total;
    }
}
