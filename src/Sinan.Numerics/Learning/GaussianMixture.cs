namespace Sinan.Numerics.Learning;

public enum CovarianceShape
{
    /// <summary>Every cluster an ellipsoid of its own.</summary>
    Full,

    /// <summary>Ellipsoids along the axes: fewer numbers to learn.</summary>
    Diagonal,
}

/// <summary>How to fit a mixture.</summary>
/// <param name="K">Number of clusters, 1 … rows.</param>
/// <param name="Shape">Shape of the clusters.</param>
/// <param name="MostIterations">EM steps at most.</param>
/// <param name="Tolerance">Stops when the mean log-likelihood rises by less.</param>
/// <param name="Ridge">Added to every variance, so that no cluster shrinks to a point.</param>
/// <param name="Seed">Seed of the k-means that gives the start.</param>
/// <param name="Threads">Worker threads; 0 = all. The answer is the same for any number.</param>
public sealed record MixtureOptions(
    int K, CovarianceShape Shape = CovarianceShape.Full, int MostIterations = 200, double Tolerance = 1e-5, double Ridge = 1e-6, long Seed = 1, int Threads = 0);

/// <summary>Gaussian mixtures by expectation and maximisation (Dempster, Laird and Rubin 1977), started from k-means.</summary>
public static class GaussianMixture
{
    /// <exception cref="ArgumentException">K is not in 1 … rows, or a number is missing (NaN).</exception>
    public static MixtureModel Fit(FeatureMatrix rows, MixtureOptions options, CancellationToken cancellationToken = default)
    {
        var start = KMeans.Fit(rows, new KMeansOptions(options.K, Restarts: 4, Seed: options.Seed, Threads: options.Threads), cancellationToken);
        var certain = new FeatureMatrix(rows.Rows, options.K);
        for (var i = 0; i < rows.Rows; i++)
            certain[i, start.Labels[i]] = 1;
        return Climb(rows, new MixtureSteps(rows, options).Maximise(certain), options, cancellationToken);
    }

    /// <summary>A mixture as one way of clustering; seed and threads of the options are those of the call.</summary>
    public static Clustering By(MixtureOptions options) =>
        (rows, seed, threads, cancellationToken) => Fit(rows, options with { Seed = seed, Threads = threads }, cancellationToken);

    /// <summary>EM from given means with equal weights and unit covariances.</summary>
    public static MixtureModel FitFrom(FeatureMatrix rows, FeatureMatrix means, MixtureOptions options, CancellationToken cancellationToken = default) =>
        Climb(rows, MixtureModel.Unit(means, options.Shape), options, cancellationToken);

    /// <summary>The number of clusters, and the shape, of least BIC (Schwarz 1978; for mixtures Fraley and Raftery 2002).</summary>
    /// <param name="rows">Rows, no missing values.</param>
    /// <param name="mostK">Largest number tried, from 1.</param>
    /// <param name="options">The rest; K and shape are chosen.</param>
    /// <param name="cancellationToken">Stops between EM steps.</param>
    /// <returns>All fits in order of K, and the best.</returns>
    public static (MixtureModel Best, IReadOnlyList<MixtureModel> All) Choose(FeatureMatrix rows, int mostK, MixtureOptions options, CancellationToken cancellationToken = default)
    {
        var all = new List<MixtureModel>();
        for (var k = 1; k <= Math.Min(mostK, rows.Rows); k++)
        {
            foreach (var shape in new[] { CovarianceShape.Diagonal, CovarianceShape.Full })
                all.Add(Fit(rows, options with { K = k, Shape = shape }, cancellationToken));
        }

        return (all.MinBy(m => m.Bic)!, all);
    }

    static MixtureModel Climb(FeatureMatrix rows, MixtureModel model, MixtureOptions options, CancellationToken cancellationToken)
    {
        var steps = new MixtureSteps(rows, options);
        var before = double.NegativeInfinity;
        for (var iteration = 0; iteration < options.MostIterations; iteration++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (shares, likelihood) = steps.Expect(model);
            if (likelihood - before < options.Tolerance)
                break;
            (model, before) = (steps.Maximise(shares), likelihood);
        }

        return model with { MeanLogLikelihood = steps.Expect(model).MeanLogLikelihood, Rows = rows.Rows, Labels = model.Assign(rows, options.Threads) };
    }
}
