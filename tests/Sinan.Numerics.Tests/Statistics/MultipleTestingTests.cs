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

    [Fact]
    public void What_is_no_p_value_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Holm([0.1, double.NaN]));
}
