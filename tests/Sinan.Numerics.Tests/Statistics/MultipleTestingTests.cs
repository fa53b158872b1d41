using System.Text.Json;
using Sinan.Numerics.Statistics;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class MultipleTestingTests
{
    // statsmodels 0.13.5: conformance/gbstats/vectors.json.
    [Fact]
    public void Corrections_equal_statsmodels()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "gbstats", "vectors.json")));
        foreach (var entry in vectors.RootElement.GetProperty("p_adjust").EnumerateArray())
        {
            double[] Numbers(string name) => [.. entry.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
            Same(Numbers("holm_bonferroni"), MultipleTesting.Holm(Numbers("p_values")));
            Same(Numbers("benjamini_hochberg"), MultipleTesting.BenjaminiHochberg(Numbers("p_values")));
        }

        static void Same(double[] expected, double[] ours)
        {
            Assert.Equal(expected.Length, ours.Length);
            for (var i = 0; i < expected.Length; i++)
                Assert.Equal(expected[i], ours[i], 1e-12);
        }
    }

    // By hand: p · tests are 0.04, 0.3, 0.06 and 6: ranks 1, 3, 2, 4, so 0.03 (0.06 / 2 is less than 0.04), 0.1, 0.03 and 1 (6 / 4 is more).
    [Fact]
    public void Weighted_corrections_equal_those_worked_by_hand()
    {
        var q = MultipleTesting.BenjaminiHochberg([0.004, 0.1, 0.02, 0.6], [10, 3, 3, 10]);

        Assert.Equal([0.03, 0.1, 0.03, 1], q.Select(v => Math.Round(v, 12)));
        Assert.Equal(MultipleTesting.BenjaminiHochberg([0.2, 0.01, 0.04]), MultipleTesting.BenjaminiHochberg([0.2, 0.01, 0.04], [3, 3, 3]));
        Assert.Throws<ArgumentException>(() => MultipleTesting.BenjaminiHochberg([0.1], []));
    }

    [Fact]
    public void What_is_no_p_value_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Holm([0.1, double.NaN]));
}
