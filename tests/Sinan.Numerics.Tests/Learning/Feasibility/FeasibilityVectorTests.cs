using System.Text.Json;
using Sinan.Numerics.Learning;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Learning;

/// <summary>Expected values: conformance/monitoring/feasibility.json (SciPy's curve_fit; others by formula). test_set_size stands with the surveys.</summary>
public sealed class FeasibilityVectorTests
{
    static IEnumerable<(JsonElement Input, JsonElement Expect, double Tolerance)> Cases(string function)
    {
        var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "monitoring", "feasibility.json"))).RootElement;
        var cases = vectors.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("fn").GetString() == function).ToArray();
        Assert.NotEmpty(cases);
        return cases.Select(c => (c.GetProperty("input"), c.GetProperty("expect"), c.GetProperty("tol").GetDouble()));
    }

    [Fact]
    public void Power_laws_equal_the_vectors()
    {
        foreach (var (input, expect, tolerance) in Cases("power_law_learning_curve"))
        {
            var (rows, scores) = (Vectors.Doubles(input.GetProperty("n")), Vectors.Doubles(input.GetProperty("accuracy")));
            var errors = input.TryGetProperty("sigma", out var sigma) ? Vectors.Doubles(sigma) : [.. rows.Select(_ => 1.0)];
            var fit = CurveFit.Of(CurveShape.Power, rows, scores, errors);

            Near("asymptote", fit.Asymptote, tolerance);
            Near("b", fit.Scale, tolerance);
            Near("c", fit.Rate, tolerance);
            if (expect.TryGetProperty("n_for_0.80", out _))
            {
                Near("n_for_0.80", fit.RowsFor(0.8), 0.01);
                Assert.Equal(expect.GetProperty("reachable_0.80").GetBoolean(), double.IsFinite(fit.RowsFor(0.8)));
            }

            if (expect.TryGetProperty("asymptote_se", out _))
                Near("asymptote_se", fit.AsymptoteError, 10 * tolerance);

            void Near(string name, double actual, double share)
            {
                var expected = expect.GetProperty(name).GetDouble();
                Assert.Equal(expected, actual, share * Math.Abs(expected));
            }
        }
    }

    [Fact]
    public void The_balance_of_labels_equals_the_vectors()
    {
        foreach (var (input, expect, tolerance) in Cases("class_balance"))
        {
            var balance = ClassBalance.Of(Vectors.Ints(input.GetProperty("counts")));

            Assert.Equal(expect.GetProperty("imbalance_ratio").GetDouble(), balance.ImbalanceRatio, tolerance);
            Assert.Equal(expect.GetProperty("normalised_entropy").GetDouble(), balance.NormalizedEntropy, tolerance);
            Assert.Equal(expect.GetProperty("minority_share").GetDouble(), balance.MinorityShare, tolerance);
            Assert.Equal(expect.GetProperty("gini").GetDouble(), balance.Gini, tolerance);
        }
    }

    [Fact]
    public void Single_features_that_tell_too_much_are_suspected_as_in_the_vectors()
    {
        foreach (var (input, expect, tolerance) in Cases("single_feature_auc"))
        {
            var auc = BinaryScores.Auc(Vectors.Doubles(input.GetProperty("x")), Vectors.Bools(input.GetProperty("y")));

            Assert.Equal(expect.GetProperty("auc").GetDouble(), auc, tolerance);
            Assert.Equal(expect.GetProperty("leak_suspect_at_0.98").GetBoolean(), auc >= Leakage.SuspectAuc);
        }
    }

    [Fact]
    public void Leaks_by_repeated_rows_units_and_times_equal_the_vectors()
    {
        foreach (var (input, expect, _) in Cases("duplicate_leakage"))
        {
            string[] train = [.. input.GetProperty("train").EnumerateArray().Select(r => r.GetRawText())], test = [.. input.GetProperty("test").EnumerateArray().Select(r => r.GetRawText())];
            var (repeated, leaked) = Leakage.Duplicates(train, test);

            Assert.Equal(expect.GetProperty("train_internal_duplicates").GetInt32(), repeated);
            Assert.Equal(expect.GetProperty("test_rows_in_train").GetInt32(), leaked);
            Assert.Equal(expect.GetProperty("share").GetDouble(), (double)leaked / test.Length, 1e-9);
        }

        foreach (var (input, expect, _) in Cases("group_leakage"))
        {
            string[] train = [.. input.GetProperty("train_group").EnumerateArray().Select(g => g.GetString()!)], test = [.. input.GetProperty("test_group").EnumerateArray().Select(g => g.GetString()!)];
            var (shared, rows) = Leakage.Groups(train, test);

            Assert.Equal(expect.GetProperty("shared_groups").EnumerateArray().Select(g => g.GetString()!), shared);
            Assert.Equal(expect.GetProperty("test_rows_affected").GetInt32(), rows);
        }

        foreach (var (input, expect, _) in Cases("time_leakage"))
        {
            long[] train = [.. input.GetProperty("train_time").EnumerateArray().Select(t => t.GetInt64())], test = [.. input.GetProperty("test_time").EnumerateArray().Select(t => t.GetInt64())];
            var later = Leakage.Later(train, test);

            Assert.Equal(expect.GetProperty("train_rows_after_first_test").GetInt32(), later);
            Assert.Equal(expect.GetProperty("ordered_split").GetBoolean(), later == 0);
        }
    }
}
