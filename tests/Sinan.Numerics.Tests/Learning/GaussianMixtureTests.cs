using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Tests.Learning;

public sealed class GaussianMixtureTests
{
    [Theory]
    [InlineData(2, CovarianceShape.Full)]
    [InlineData(4, CovarianceShape.Full)]
    [InlineData(4, CovarianceShape.Diagonal)]
    public void Planted_clouds_are_recovered(int clouds, CovarianceShape shape)
    {
        var (rows, truth) = Planted.Clouds(clouds, 300, 4, 6, seed: 3);

        Assert.True(Agreement.AdjustedRand(truth, GaussianMixture.Fit(rows, new MixtureOptions(clouds, shape)).Labels) >= 0.95);
    }

    [Fact]
    public void The_least_criterion_names_the_number_of_clouds()
    {
        for (var clouds = 1; clouds <= 4; clouds++)
        {
            var (rows, _) = Planted.Clouds(clouds, 250, 3, 7, seed: 10 + clouds);

            Assert.Equal(clouds, GaussianMixture.Choose(rows, 6, new MixtureOptions(1)).Best.K);
        }
    }

    [Fact]
    public void Every_step_raises_the_likelihood()
    {
        var (rows, _) = Planted.Clouds(3, 100, 3, 2, seed: 5);
        var before = double.NegativeInfinity;
        for (var steps = 1; steps < 12; steps++)
        {
            var model = GaussianMixture.FitFrom(rows, rows.Take([0, 1, 2]), new MixtureOptions(3, MostIterations: steps, Tolerance: double.NegativeInfinity));
            Assert.True(model.MeanLogLikelihood >= before - 1e-9);
            before = model.MeanLogLikelihood;
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var (rows, _) = Planted.Clouds(3, 1000, 3, 3, seed: 6);
        var (one, four) = (GaussianMixture.Fit(rows, new MixtureOptions(3, Threads: 1)), GaussianMixture.Fit(rows, new MixtureOptions(3, Threads: 4)));

        Assert.Equal(BitConverter.DoubleToInt64Bits(one.MeanLogLikelihood), BitConverter.DoubleToInt64Bits(four.MeanLogLikelihood));
        Assert.Equal(one.Labels, four.Labels);
    }

    // One cloud is its sample mean and (maximum likelihood) covariance: worked from the definition.
    [Fact]
    public void One_cloud_is_the_sample_mean_and_covariance()
    {
        var rows = FeatureMatrix.Of([[0, 0], [2, 0], [2, 4], [0, 4]]);
        var model = GaussianMixture.Fit(rows, new MixtureOptions(1, Ridge: 0));

        double[] expected = [1, 2, 1, 0, 0, 4], found = [.. model.Means.Row(0), .. model.Covariances[0]];
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], found[i], 1e-12);
    }
}
