using System.Text.Json;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Statistics;

public sealed class MeansTests
{
    static Moments MomentsOf(JsonElement statistic)
    {
        var n = statistic.GetProperty("n").GetInt64();
        var sum = statistic.GetProperty("sum").GetDouble();
        var squares = statistic.GetProperty("kind").GetString() == "mean" ? statistic.GetProperty("sum_squares").GetDouble() : sum;
        // The reference takes a proportion's variance as p(1−p), without n − 1.
        var mean = sum / n;
        return statistic.GetProperty("kind").GetString() == "mean"
            ? Moments.Known(n, mean, (squares - (sum * sum / n)) / (n - 1))
            : Moments.Known(n, mean, mean * (1 - mean));
    }

    // gbstats 0.8.0 on synthetic summaries: conformance/gbstats/vectors.json, fixed-horizon two-sided runs.
    [Fact]
    public void Differences_and_lifts_equal_gbstats()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "gbstats", "vectors.json")));
        var compared = 0;
        foreach (var group in vectors.RootElement.GetProperty("ab").EnumerateArray())
        {
            var (control, treatment) = (group.GetProperty("control"), group.GetProperty("treatment"));
            if (control.GetProperty("kind").GetString() is not ("mean" or "proportion") || control.GetProperty("n").GetInt64() < 2 || treatment.GetProperty("n").GetInt64() < 2)
                continue;
            foreach (var run in group.GetProperty("runs").EnumerateArray())
            {
                var (config, output) = (run.GetProperty("config"), run.GetProperty("output"));
                if (config.GetProperty("engine").GetString() != "frequentist" || config.GetProperty("sequential").GetBoolean()
                    || config.GetProperty("sided").GetString() != "two" || output.GetProperty("error_message").ValueKind != JsonValueKind.Null)
                    continue;
                var level = 1 - config.GetProperty("alpha").GetDouble();
                var effect = config.GetProperty("difference_type").GetString() switch
                {
                    "relative" => Means.Lift(MomentsOf(control), MomentsOf(treatment), level),
                    "absolute" => Means.Welch(MomentsOf(control), MomentsOf(treatment), level),
                    _ => (Effect?)null,
                };
                if (effect is not { } ours)
                    continue;
                Same(output.GetProperty("expected").GetDouble(), ours.Difference);
                Same(output.GetProperty("ci")[0].GetDouble(), ours.Interval.Low);
                Same(output.GetProperty("ci")[1].GetDouble(), ours.Interval.High);
                Same(output.GetProperty("p_value").GetDouble(), ours.P);
                compared++;
            }
        }

        Assert.True(compared > 40, $"Only {compared} runs fit.");

        // Tolerance of the vectors' README.
        static void Same(double expected, double ours) => Assert.Equal(expected, ours, 1e-9 + (1e-6 * Math.Abs(expected)));
    }

    // scipy 1.10.1: conformance/ml/drift.json.
    [Fact]
    public void Welch_p_equals_scipy()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "ml", "drift.json")));
        foreach (var pair in vectors.RootElement.GetProperty("two_sample").EnumerateArray())
        {
            var a = Moments.Of([.. pair.GetProperty("a").EnumerateArray().Select(v => v.GetDouble())]);
            var b = Moments.Of([.. pair.GetProperty("b").EnumerateArray().Select(v => v.GetDouble())]);
            Assert.Equal(pair.GetProperty("welch_p").GetDouble(), Means.Welch(a, b).P, 1e-10);
        }
    }

    // 1…5: mean 3, variance 2.5; t(4) at 97.5 % is 2.776445 (NIST table).
    [Fact]
    public void The_interval_of_a_mean_by_hand()
    {
        var interval = Means.Interval(Moments.Of([1, 2, 3, 4, 5]));

        Assert.Equal(3 - (2.7764451 * Math.Sqrt(0.5)), interval.Low, 1e-6);
        Assert.Equal(3 + (2.7764451 * Math.Sqrt(0.5)), interval.High, 1e-6);
        Assert.Equal(double.PositiveInfinity, Means.Interval(Moments.Of([1])).High);
    }

    [Fact]
    public void Moments_merge_to_the_same_as_one_pass()
    {
        double[] values = [3, -1, 4, 1, -5, 9, 2.5];
        var whole = Moments.Of(values);
        var merged = Moments.Of(values.AsSpan(0, 3)) + Moments.Of(values.AsSpan(3)) + default(Moments);

        Assert.Equal(whole.Count, merged.Count);
        Assert.Equal(whole.Mean, merged.Mean, 1e-12);
        Assert.Equal(whole.Variance, merged.Variance, 1e-12);
    }

    [Fact]
    public void Equal_constants_differ_by_nothing()
    {
        var effect = Means.Welch(Moments.Of([2, 2, 2]), Moments.Of([2, 2]));

        Assert.Equal(0, effect.Difference);
        Assert.Equal(1, effect.P);
    }

    // The bootstrap draws part and rest anew and knows nothing of derivatives.
    [Fact]
    public void A_part_over_the_whole_has_the_interval_of_the_bootstrap()
    {
        var random = new SplitMix64(5);
        double[] part = [.. Enumerable.Range(0, 300).Select(_ => random.Exponential(4))];
        double[] rest = [.. Enumerable.Range(0, 500).Select(_ => random.Exponential(2))];

        var effect = Means.PartOverWhole(Moments.Of(part), Moments.Of(rest));

        var ratios = Enumerable.Range(0, 4000).Select(_ =>
        {
            var p = part.Select(_ => part[random.NextInt(part.Length)]).Sum();
            var r = rest.Select(_ => rest[random.NextInt(rest.Length)]).Sum();
            return p / 300 / ((p + r) / 800);
        }).ToArray();
        Assert.Equal(part.Average() / part.Concat(rest).Average(), effect.Difference, 1e-12);
        Assert.Equal(Quantiles.Of(ratios, 0.025), effect.Interval.Low, 0.02);
        Assert.Equal(Quantiles.Of(ratios, 0.975), effect.Interval.High, 0.02);
        Assert.Throws<ArgumentException>(() => Means.PartOverWhole(Moments.Of([1]), Moments.Of(rest)));
    }

    [Fact]
    public void Too_few_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Means.Welch(Moments.Of([1]), Moments.Of([1, 2])));
        Assert.Throws<ArgumentException>(() => Means.Lift(Moments.Of([-1, 1]), Moments.Of([1, 2])));
    }
}
