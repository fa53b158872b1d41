using System.Text.Json;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Statistics;

/// <summary>Expected values: conformance/monitoring/labelling.json (SciPy), others by hand or by simulation.</summary>
public sealed class AcceptanceTests
{
    static IEnumerable<(JsonElement Input, JsonElement Expect, JsonElement Params)> Cases(string function)
    {
        var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "monitoring", "labelling.json"))).RootElement;
        var cases = vectors.GetProperty("cases").EnumerateArray().Where(c => c.GetProperty("fn").GetString() == function).ToArray();
        Assert.NotEmpty(cases);
        return cases.Select(c => (c.GetProperty("input"), c.GetProperty("expect"), c.GetProperty("params")));
    }

    [Fact]
    public void Exact_intervals_equal_the_vectors()
    {
        foreach (var (input, expect, _) in Cases("proportion_interval"))
        {
            var (errors, sampled) = (input.GetProperty("errors").GetInt32(), input.GetProperty("sampled").GetInt32());
            var interval = Proportions.ClopperPearson(errors, sampled);

            Assert.Equal(expect.GetProperty("clopper_pearson")[0].GetDouble(), interval.Low, 1e-9);
            Assert.Equal(expect.GetProperty("clopper_pearson")[1].GetDouble(), interval.High, 1e-9);
            Assert.Equal(expect.GetProperty("one_sided_upper_95_clopper_pearson").GetDouble(), Proportions.UpperBound(errors, sampled), 1e-9);
            Assert.Equal(expect.GetProperty("p_le_5pct_proved_at_95").GetBoolean(), Proportions.UpperBound(errors, sampled) <= 0.05);
        }
    }

    [Fact]
    public void Plans_equal_the_vectors()
    {
        foreach (var (input, expect, _) in Cases("acceptance_plan_binomial"))
        {
            foreach (var pair in expect.GetProperty("n_for_c").EnumerateArray())
                Assert.Equal(pair[1].GetInt32(), AcceptancePlan.Inspect(input.GetProperty("limit").GetDouble(), pair[0].GetInt32(), input.GetProperty("confidence").GetDouble()));
        }

        foreach (var (input, expect, _) in Cases("acceptance_plan_finite"))
        {
            foreach (var pair in expect.GetProperty("n_for_c").EnumerateArray())
            {
                Assert.Equal(pair[1].GetInt32(), AcceptancePlan.Inspect(
                    input.GetProperty("limit").GetDouble(), pair[0].GetInt32(), input.GetProperty("lot").GetInt32(), input.GetProperty("confidence").GetDouble()));
            }
        }
    }

    [Fact]
    public void Operating_characteristics_equal_the_vectors()
    {
        foreach (var (input, expect, _) in Cases("oc_curve"))
        {
            foreach (var point in expect.GetProperty("accept_probability").EnumerateArray())
                Assert.Equal(point[1].GetDouble(), AcceptancePlan.Accepts(point[0].GetDouble(), input.GetProperty("n").GetInt32(), input.GetProperty("c").GetInt32()), 1e-9);
        }
    }

    [Fact]
    public void The_sequential_test_equals_the_vectors()
    {
        foreach (var (input, expect, how) in Cases("sprt_label_error"))
        {
            bool[] errors = [.. input.GetProperty("error_digits").GetString()!.Select(d => d == '1')];
            var test = SequentialTest.Of(
                errors, how.GetProperty("p0").GetDouble(), how.GetProperty("p1").GetDouble(), how.GetProperty("alpha").GetDouble(), how.GetProperty("beta").GetDouble());

            Assert.Equal(expect.GetProperty("decision").GetString(), test.Verdict.ToString().ToLowerInvariant());
            Assert.Equal(expect.GetProperty("inspected").GetInt32(), test.Inspected);
            Assert.Equal(expect.GetProperty("llr").GetDouble(), test.LogRatio, 1e-9);
        }

        Assert.Equal(SequentialVerdict.Open, SequentialTest.Of([false, false], 0.02, 0.05).Verdict);
    }

    [Fact]
    public void A_plan_and_the_bound_say_the_same()
    {
        for (var errors = 0; errors < 6; errors++)
        {
            var n = AcceptancePlan.Inspect(0.05, errors);
            Assert.True(Proportions.UpperBound(errors, n) <= 0.05);
            Assert.True(Proportions.UpperBound(errors, n - 1) > 0.05);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_limit_must_be_a_share(double limit) => Assert.Throws<ArgumentOutOfRangeException>(() => AcceptancePlan.Inspect(limit, 0));

    // By hand: 30 of 100 told; of 50 drawn at random 6 missed and 2 wrongly told: 0.30 + 4/50 = 0.38.
    [Fact]
    public void A_share_is_put_right_by_the_random_part()
    {
        var (value, interval) = PredictionPowered.Share(30, 100, 6, 2, 50);

        Assert.Equal(0.38, value, 1e-12);
        // (6 − 2) ÷ 52 = 0.076923; variance ((9 ÷ 52 − 0.076923²) ÷ 52) + 0.21 ÷ 100 = 0.00531468; half 1.959964 · 0.0729019 = 0.142885.
        Assert.Equal(0.376923 - 0.142885, interval.Low, 2e-5);
        Assert.Equal(0.376923 + 0.142885, interval.High, 2e-5);
    }

    [Theory]
    [InlineData(0.3, 0.2, 0.05, 60)]
    [InlineData(0.1, 0.05, 0.02, 30)]
    [InlineData(0.5, 0, 0, 40)]
    public void The_interval_of_a_corrected_share_holds_its_level(double share, double missedShare, double falseShare, int random)
    {
        const int runs = 2000, all = 3000;
        var held = 0;
        for (var run = 0; run < runs; run++)
        {
            var draw = new SplitMix64(run);
            var (told, missed, wrong) = (0, 0, 0);
            for (var i = 0; i < all; i++)
            {
                var has = draw.NextBool(share);
                var says = draw.NextBool(has ? 1 - missedShare : falseShare);
                told += says ? 1 : 0;
                if (i < random)
                    (missed, wrong) = (missed + (has && !says ? 1 : 0), wrong + (!has && says ? 1 : 0));
            }

            var (_, interval) = PredictionPowered.Share(told, all, missed, wrong, random);
            held += interval.Low <= share && share <= interval.High ? 1 : 0;
        }

        Assert.True(held >= 0.94 * runs, $"{held} of {runs}");
    }
}
