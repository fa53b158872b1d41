using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Tests.Learning;

/// <summary>Against scikit-learn 1.2.1 and hdbscan 0.8.43: conformance/ml/clustering.json.</summary>
public sealed class ClusteringVectorTests
{
    const double Tolerance = 1e-8;

    [Fact]
    public void Qualities_of_clusters_are_those_of_scikit_learn()
    {
        foreach (var vector in Vectors.Of("clustering.json").GetProperty("kmeans").EnumerateArray())
        {
            var (rows, labels) = (Vectors.Matrix(vector.GetProperty("x")), Vectors.Ints(vector.GetProperty("labels")));
            var ch = vector.GetProperty("calinski_harabasz").GetDouble();

            Assert.Equal(ch, ClusterQuality.CalinskiHarabasz(rows, labels), Tolerance * ch);
            Assert.Equal(vector.GetProperty("davies_bouldin").GetDouble(), ClusterQuality.DaviesBouldin(rows, labels), Tolerance);
        }
    }

    [Fact]
    public void A_mixture_after_ten_steps_is_that_of_scikit_learn()
    {
        foreach (var vector in Vectors.Of("clustering.json").GetProperty("kmeans").EnumerateArray())
        {
            var rows = Vectors.Matrix(vector.GetProperty("x"));
            var model = GaussianMixture.FitFrom(rows, rows.Take([0, 1]), new MixtureOptions(2, MostIterations: 10, Tolerance: double.NegativeInfinity));

            Assert.Equal(vector.GetProperty("gmm2_10iter_mean_loglik").GetDouble(), model.MeanLogLikelihood, 1e-6);
            Close(Vectors.Doubles(vector.GetProperty("gmm2_weights")), model.Weights);
            var means = Vectors.Matrix(vector.GetProperty("gmm2_means"));
            for (var c = 0; c < 2; c++)
                Close(means.Row(c).ToArray(), model.Means.Row(c).ToArray());
        }
    }

    [Fact]
    public void Dense_groups_are_those_of_hdbscan()
    {
        var vector = Vectors.Of("clustering.json").GetProperty("hdbscan");
        var found = Hdbscan.Fit(Vectors.Matrix(vector.GetProperty("x")), new HdbscanOptions(10, 5));

        Assert.Equal(vector.GetProperty("mst_weight_sum").GetDouble(), found.TreeWeight, 1e-8 * found.TreeWeight);
        var expected = Vectors.Ints(vector.GetProperty("labels"));
        Assert.Equal(expected.Distinct().Count(l => l >= 0), found.Clusters);
        Assert.Equal(1, Agreement.AdjustedRand(expected, found.Labels));
        Assert.Equal(expected.Select(l => l < 0), found.Labels.Select(l => l < 0));
        Close(Vectors.Doubles(vector.GetProperty("probabilities")), found.Probabilities);
    }

    static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Tolerance);
    }
}
