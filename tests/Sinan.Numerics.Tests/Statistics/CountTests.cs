using System.Text.Json;
using Sinan.Numerics.Statistics;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class CountTests
{
    // Garwood's table (Biometrika 28, 1936) for a count of 10, and −ln 0.025 for none.
    [Fact]
    public void Poisson_intervals_are_garwoods()
    {
        var ten = PoissonRates.Interval(10);
        Assert.Equal(4.795, ten.Low, 5e-4);
        Assert.Equal(18.390, ten.High, 5e-4);
        Assert.Equal(new Bounds(0, -Math.Log(0.025)).High, PoissonRates.Interval(0).High, 1e-10);
    }

    // By hand: P(X ≥ 3 | 1) = 1 − e⁻¹ (1 + 1 + ½) = 0.080301, doubled.
    [Fact]
    public void A_poisson_test_doubles_the_smaller_tail()
    {
        Assert.Equal(2 * (1 - (2.5 * Math.Exp(-1))), PoissonRates.Test(3, 1), 1e-12);
        Assert.Equal(1, PoissonRates.Test(1, 1));
    }

    // Equal exposure: given 10 events in all, P(≥ 9 of 10 fall into the second) = 11/1024, doubled.
    [Fact]
    public void Rates_are_compared_given_their_total()
    {
        var effect = PoissonRates.Ratio(1, 30, 9, 30);

        Assert.Equal(9, effect.Difference, 1e-12);
        Assert.Equal(22 / 1024.0, effect.P, 1e-12);
        // Clopper–Pearson of 9/10 is 0.55498 … 0.99747 (published tables), as odds.
        Assert.Equal(0.55498 / 0.44502, effect.Interval.Low, 1e-3);
        Assert.Equal(0.99747 / 0.00253, effect.Interval.High, 1.0);
        Assert.Equal(1, PoissonRates.Ratio(0, 1, 0, 1).P);
    }

    // growthbook gbstats: conformance/gbstats/vectors.json.
    [Fact]
    public void Sample_ratio_mismatch_equals_gbstats()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "gbstats", "vectors.json")));
        foreach (var entry in vectors.RootElement.GetProperty("srm").EnumerateArray())
        {
            double[] Numbers(string name) => [.. entry.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
            // The reference counts users and degrees of freedom of categories that should have got nobody; there we differ on purpose.
            if (Numbers("weights").Any(w => w <= 0))
                continue;
            var expected = entry.GetProperty("p_value").GetDouble();
            Assert.Equal(expected, ChiSquared.Goodness(Numbers("users"), Numbers("weights")).P, 1e-9 + (1e-6 * expected));
        }
    }

    // scipy 1.10.1: conformance/ml/drift.json.
    [Fact]
    public void Independence_and_fisher_equal_scipy()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "ml", "drift.json")));
        var entry = vectors.RootElement.GetProperty("chi2");
        var rows = entry.GetProperty("table").EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
        var table = new double[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
                table[i, j] = rows[i][j];
        }

        var result = ChiSquared.Independence(table);
        Assert.Equal(entry.GetProperty("statistic").GetDouble(), result.Statistic, 1e-10);
        Assert.Equal(entry.GetProperty("dof").GetInt32(), result.Degrees);
        Assert.Equal(entry.GetProperty("p").GetDouble(), result.P, 1e-12);

        var fisher = vectors.RootElement.GetProperty("fisher_2x2");
        var t = fisher.GetProperty("table");
        Assert.Equal(
            fisher.GetProperty("p_two_sided").GetDouble(),
            Hypergeometric.FisherTwoSided(t[0][0].GetInt64(), t[0][1].GetInt64(), t[1][0].GetInt64(), t[1][1].GetInt64()),
            1e-10);
    }

    // Fisher's tea tasting: all 4 of 4 right has chance 1/70, at least 3 has 17/70.
    [Fact]
    public void The_lady_tastes_tea()
    {
        Assert.Equal(1 / 70.0, Hypergeometric.UpperTail(4, 4, 4, 8), 1e-14);
        Assert.Equal(17 / 70.0, Hypergeometric.UpperTail(3, 4, 4, 8), 1e-14);
        Assert.Equal(69 / 70.0, Hypergeometric.UpperTail(1, 4, 4, 8), 1e-14);
        Assert.Equal(1, Hypergeometric.UpperTail(0, 4, 4, 8));
        Assert.Equal(0, Hypergeometric.UpperTail(5, 4, 4, 8));
        Assert.Throws<ArgumentException>(() => Hypergeometric.UpperTail(1, 9, 4, 8));
    }
}
