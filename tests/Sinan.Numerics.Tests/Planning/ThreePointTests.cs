using Sinan.Numerics.Planning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Planning;

public sealed class ThreePointTests
{
    const int Draws = 100_000;

    // Malcolm et al. 1959: (2 + 4·5 + 14) / 6 = 6. Beta: (6 − 2)(14 − 6) / 7. Triangular: mean of the corners; (4 + 25 + 196 − 10 − 28 − 70) / 18.
    [Fact]
    public void Mean_and_variance_are_those_of_the_formulas()
    {
        Is(6, 32 / 7.0, ThreePoint.Of(2, 5, 14));
        Is(7, 6.5, ThreePoint.Of(2, 5, 14, EstimateShape.Triangular));
        Is(8, 12, ThreePoint.Between(2, 14));
        Is(3, 0, ThreePoint.Fixed(3));
        Is(0, 0, default);

        static void Is(double mean, double variance, ThreePoint days)
        {
            Assert.Equal(mean, days.Mean, 1e-12);
            Assert.Equal(variance, days.Variance, 1e-12);
        }
    }

    [Theory]
    [InlineData(EstimateShape.Pert, 0)]
    [InlineData(EstimateShape.Pert, 0.2)]
    [InlineData(EstimateShape.Pert, 1)]
    [InlineData(EstimateShape.Triangular, 0)]
    [InlineData(EstimateShape.Triangular, 0.7)]
    [InlineData(EstimateShape.Triangular, 1)]
    [InlineData(EstimateShape.Uniform, 0.5)]
    public void Draws_have_that_mean_and_variance_and_stay_between_the_extremes(EstimateShape shape, double mode)
    {
        var days = ThreePoint.Of(3, 3 + (10 * mode), 13, shape);
        var values = Drawn(days);
        var moments = Moments.Of(values);

        Assert.All(values, v => Assert.InRange(v, 3, 13));
        Assert.Equal(days.Mean, moments.Mean, 5 * Math.Sqrt(days.Variance / Draws));
        // The fourth moment of a bounded value is at most the variance times the squared half width, here 100.
        Assert.Equal(days.Variance, moments.Variance, 5 * Math.Sqrt(100 * days.Variance / Draws));
    }

    // Distribution functions by hand: beta(3, 3) is 10x³ − 15x⁴ + 6x⁵, beta(1, 5) is 1 − (1 − x)⁵, the triangle with its mode at 0.4 has x²/0.4 and 1 − (1 − x)²/0.6.
    [Fact]
    public void Draws_follow_the_distribution_functions()
    {
        Follows(ThreePoint.Of(0, 0.5, 1), x => (10 * x * x * x) - (15 * x * x * x * x) + (6 * x * x * x * x * x));
        Follows(ThreePoint.Of(0, 0, 1), x => 1 - Math.Pow(1 - x, 5));
        Follows(ThreePoint.Of(0, 0.4, 1, EstimateShape.Triangular), x => x < 0.4 ? x * x / 0.4 : 1 - ((1 - x) * (1 - x) / 0.6));
        Follows(ThreePoint.Between(0, 1), x => x);

        static void Follows(ThreePoint days, Func<double, double> distribution)
        {
            var values = Drawn(days);
            Array.Sort(values);
            var distance = values.Select((v, i) => Math.Max(Math.Abs(distribution(v) - ((double)i / Draws)), Math.Abs(distribution(v) - ((i + 1.0) / Draws)))).Max();
            // Kolmogorov and Smirnov: √n · D exceeds 1.95 once in a thousand.
            Assert.InRange(distance * Math.Sqrt(Draws), 0, 1.95);
        }
    }

    [Theory]
    [InlineData(-1, 2, 3)]
    [InlineData(3, 2, 4)]
    [InlineData(1, 5, 4)]
    [InlineData(1, double.NaN, 4)]
    [InlineData(1, 2, double.PositiveInfinity)]
    public void Estimates_that_are_none_are_refused(double low, double mode, double high) =>
        Assert.Throws<ArgumentException>(() => ThreePoint.Of(low, mode, high));

    static double[] Drawn(ThreePoint days)
    {
        var random = new SplitMix64(11);
        return [.. Enumerable.Range(0, Draws).Select(_ => days.Draw(random))];
    }
}
