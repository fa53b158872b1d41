using System.Text.Json;
using Sinan.Numerics.Surveys;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Surveys;

/// <summary>Expected values: conformance/monitoring/labelling.json (statsmodels, scikit-learn; Krippendorff's published example), others by hand.</summary>
public sealed class RaterTests
{
    static IEnumerable<JsonElement> Cases(string function)
    {
        var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "monitoring", "labelling.json"))).RootElement;
        var cases = vectors.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("fn").GetString() == function).ToArray();
        Assert.NotEmpty(cases);
        return cases;
    }

    static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetInt32())];

    [Fact]
    public void Cohens_kappa_and_gwets_ac1_equal_the_vectors()
    {
        foreach (var entry in Cases("cohen_kappa"))
        {
            var (input, expect) = (entry.GetProperty("input"), entry.GetProperty("expect"));
            var (a, b, categories) = (Ints(input.GetProperty("a")), Ints(input.GetProperty("b")), input.GetProperty("labels").GetArrayLength());
            double Expected(string name) => expect.GetProperty(name).GetDouble();

            var kappa = CohenKappa.Of(a, b, categories);
            Assert.Equal(Expected("kappa"), kappa.Kappa, 1e-9);
            Assert.Equal(Expected("observed_agreement"), kappa.Observed, 1e-9);
            Assert.Equal(Expected("se"), kappa.StandardError, 1e-9);
            Assert.Equal(Expected("gwet_ac1"), kappa.Ac1, 1e-9);
            Assert.Equal(Expected("kappa_linear"), CohenKappa.Of(a, b, categories, KappaWeights.Linear).Kappa, 1e-9);
            Assert.Equal(Expected("kappa_quadratic"), CohenKappa.Of(a, b, categories, KappaWeights.Quadratic).Kappa, 1e-9);

            // The bootstrap stays near the large-sample interval.
            var interval = CohenKappa.Interval(a, b, categories, KappaWeights.None, seed: 1);
            Assert.Equal(Expected("ci95_low"), interval.Low, 0.06);
            Assert.Equal(Expected("ci95_high"), interval.High, 0.06);
        }
    }

    [Fact]
    public void Fleiss_kappa_equals_the_vectors()
    {
        foreach (var entry in Cases("fleiss_kappa"))
        {
            int[][] counts = [.. entry.GetProperty("input").GetProperty("counts").EnumerateArray().Select(Ints)];
            var kappa = FleissKappa.Of(counts);

            Assert.Equal(entry.GetProperty("expect").GetProperty("kappa").GetDouble(), kappa, 1e-9);
            var interval = FleissKappa.Interval(counts, seed: 1);
            Assert.InRange(kappa, interval.Low, interval.High);
        }
    }

    [Fact]
    public void Krippendorffs_alpha_equals_the_vectors()
    {
        foreach (var entry in Cases("krippendorff_alpha"))
        {
            var raters = entry.GetProperty("input").GetProperty("ratings").EnumerateArray()
                .Select(r => r.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble()).ToArray()).ToArray();
            double[][] units = [.. Enumerable.Range(0, raters[0].Length).Select(u => raters.Select(r => r[u]).ToArray())];
            var level = Enum.Parse<MeasurementLevel>(entry.GetProperty("params").GetProperty("level").GetString()!, ignoreCase: true);
            var alpha = KrippendorffAlpha.Of(units, level);

            Assert.Equal(entry.GetProperty("expect").GetProperty("alpha").GetDouble(), alpha, 1e-9);
            var interval = KrippendorffAlpha.Interval(units, level, seed: 1);
            Assert.InRange(alpha, interval.Low, interval.High);
        }
    }

    // By hand: two raters, nominal, units (a a) (a b) (b b): n = 6, o_ab = 2, D_o = 2 ÷ 6, D_e = 2 · 3 · 3 ÷ 30, α = 1 − (1 ÷ 3) ÷ (3 ÷ 5) = 4 ÷ 9.
    [Fact]
    public void Alpha_of_three_units_equals_that_by_hand() =>
        Assert.Equal(4 / 9.0, KrippendorffAlpha.Of([[0, 0], [0, 1], [1, 1]], MeasurementLevel.Nominal), 1e-12);

    [Fact]
    public void What_cannot_be_told_is_not_a_number()
    {
        Assert.Equal(double.NaN, CohenKappa.Of([1, 1, 1], [1, 1, 1], 2).Kappa);
        Assert.Equal(double.NaN, FleissKappa.Of([[3, 0], [3, 0]]));
        Assert.Equal(double.NaN, KrippendorffAlpha.Of([[1, double.NaN], [2, double.NaN]], MeasurementLevel.Nominal));
        Assert.Throws<ArgumentException>(() => CohenKappa.Of([1, 0], [1], 2));
        Assert.Throws<ArgumentException>(() => FleissKappa.Of([[3, 0], [1, 1]]));
    }

    // By hand: item variances 1 and 7, totals 3, 5, 10 with variance 13: 2 · (1 − 8 ÷ 13).
    [Fact]
    public void Cronbachs_alpha_equals_that_by_hand()
    {
        Assert.Equal(2 * (1 - (8 / 13.0)), CronbachAlpha.Of([[1, 2], [2, 3], [3, 7]]), 1e-12);
        Assert.Equal(1, CronbachAlpha.Of([[1, 1, 1], [2, 2, 2], [4, 4, 4]]), 1e-12);
        Assert.Throws<ArgumentException>(() => CronbachAlpha.Of([[1], [2]]));
    }
}
