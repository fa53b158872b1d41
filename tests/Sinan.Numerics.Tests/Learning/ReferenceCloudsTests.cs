using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Tests.Learning;

public sealed class ReferenceCloudsTests
{
    static double[] Clouds(FeatureMatrix rows, Clustering clustering) =>
        [.. ReferenceClouds.Silhouettes(rows, CloudShape.Gaussian, clustering, 1, 10), .. ReferenceClouds.Silhouettes(rows, CloudShape.Box, clustering, 1, 10)];

    // K-means cuts a filled square into four clear-looking quarters; only a filled square shows that this means nothing.
    [Theory]
    [InlineData(2, 4)]
    [InlineData(2, 2)]
    [InlineData(5, 3)]
    public void Evenly_filled_boxes_look_no_clearer_than_their_references(int columns, int k)
    {
        var clearer = 0;
        for (var seed = 1; seed <= 5; seed++)
        {
            var rows = Planted.Uniform(500, columns, seed);
            var clustering = KMeans.By(new KMeansOptions(k, Restarts: 4));
            if (Silhouette.WithNoise(rows, clustering(rows, 1, 0, default).Labels) > Clouds(rows, clustering).Max())
                clearer++;
        }

        // One of eleven equal draws is the largest by chance.
        Assert.True(clearer <= 1, $"{clearer} of 5");
    }

    [Fact]
    public void Planted_clouds_stand_out_whatever_the_method()
    {
        var (rows, _) = Planted.Clouds(3, 150, 3, 6, seed: 2);
        foreach (var clustering in new[] { KMeans.By(new KMeansOptions(3)), GaussianMixture.By(new MixtureOptions(3)), Hdbscan.By(new HdbscanOptions(20)) })
            Assert.True(Silhouette.WithNoise(rows, clustering(rows, 1, 0, default).Labels) > Clouds(rows, clustering).Max() + 0.1);
    }
}
