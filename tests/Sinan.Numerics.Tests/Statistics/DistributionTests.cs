using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class DistributionTests
{
    // NIST Handbook of Statistical Methods, tables 1.3.6.7.1–1.3.6.7.4.
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.5758293035489004)]
    [InlineData(0.025, -1.959963984540054)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.5, 0)]
    public void Normal_quantiles(double p, double z)
    {
        Assert.Equal(z, Distribution.NormalQuantile(p), 1e-11);
        Assert.Equal(p, Distribution.NormalCdf(z), 1e-14);
    }

    // NIST Handbook of Statistical Methods, table 1.3.6.7.2, to its three decimals.
    [Theory]
    [InlineData(0.975, 1, 12.706)]
    [InlineData(0.95, 5, 2.015)]
    [InlineData(0.975, 10, 2.228)]
    [InlineData(0.995, 30, 2.750)]
    [InlineData(0.999, 100, 3.174)]
    [InlineData(0.975, 1e5, 1.960)]
    [InlineData(0.975, 1e9, 1.960)]
    public void Student_quantiles(double p, double degrees, double t)
    {
        Assert.Equal(t, Distribution.StudentQuantile(p, degrees), 6e-4);
        Assert.Equal(-t, Distribution.StudentQuantile(1 - p, degrees), 6e-4);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(4.5)]
    [InlineData(250)]
    [InlineData(100_000)]
    [InlineData(9_000_000)]
    public void Student_quantile_and_tail_undo_each_other(double degrees)
    {
        foreach (var p in new[] { 0.6, 0.9, 0.99, 0.99999 })
            Assert.Equal(p, Distribution.StudentCdf(Distribution.StudentQuantile(p, degrees), degrees), 1e-9);
    }

    // With one degree of freedom Student's distribution is Cauchy's: P(|T| ≥ 1) = ½.
    [Fact]
    public void Student_tail_with_one_degree_is_cauchy() => Assert.Equal(0.5, Distribution.StudentTwoSided(1, 1), 1e-14);

    // NIST Handbook of Statistical Methods, table 1.3.6.7.4.
    [Theory]
    [InlineData(0.95, 1, 3.841)]
    [InlineData(0.99, 5, 15.086)]
    [InlineData(0.025, 10, 3.247)]
    [InlineData(0.95, 100, 124.342)]
    public void Chi_square_quantiles(double p, double degrees, double x)
    {
        Assert.Equal(x, Distribution.ChiSquaredQuantile(p, degrees), 6e-4);
        Assert.Equal(1 - p, Distribution.ChiSquaredSurvival(Distribution.ChiSquaredQuantile(p, degrees), degrees), 1e-12);
    }

    // Sums of e^-3 3^k / k! worked by hand: P(X ≤ 2) = e^-3 (1 + 3 + 4.5).
    [Fact]
    public void Poisson_tails_are_sums_of_masses()
    {
        Assert.Equal(Math.Exp(-3) * 8.5, Distribution.PoissonCdf(2, 3), 1e-14);
        Assert.Equal(1 - (Math.Exp(-3) * 8.5), Distribution.PoissonUpperTail(3, 3), 1e-14);
        Assert.Equal(1, Distribution.PoissonUpperTail(0, 3));
        Assert.Equal(0, Distribution.PoissonUpperTail(1, 0));
    }

    // C(5,4) + C(5,5) of 32.
    [Fact]
    public void Binomial_tail_counts_coins() => Assert.Equal(6 / 32.0, Distribution.BinomialUpperTail(4, 5, 0.5), 1e-14);

    [Fact]
    public void What_is_no_probability_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.NormalQuantile(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.StudentQuantile(0.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.ChiSquaredQuantile(double.NaN, 2));
    }
}
