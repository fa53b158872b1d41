using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Learning;

public sealed class ScoringTests
{
    static (double[] Scores, bool[] Labels) Drawn(int rows, long seed, int levels = 20)
    {
        var random = new SplitMix64(seed);
        var (scores, labels) = (new double[rows], new bool[rows]);
        for (var i = 0; i < rows; i++)
        {
            scores[i] = (double)random.NextInt(levels) / levels;
            labels[i] = random.NextBool(0.2 + (0.6 * scores[i]));
        }

        (labels[0], labels[1], labels[2], labels[3]) = (true, true, false, false);
        return (scores, labels);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var (scores, labels) = Drawn(40, seed);
            var pairs = from a in Enumerable.Range(0, 40) where labels[a] from b in Enumerable.Range(0, 40) where !labels[b] select scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0;
            return Math.Abs(pairs.Average() - BinaryScores.Auc(scores, labels)) < 1e-12 && Math.Abs(AucEstimate.Of(scores, labels).Auc - pairs.Average()) < 1e-12;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    // The bootstrap makes no use of the theory behind the formula.
    [Fact]
    public void The_spread_of_the_area_is_that_of_the_bootstrap()
    {
        var (scores, labels) = Drawn(600, seed: 4, levels: 1000);
        var (estimate, random) = (AucEstimate.Of(scores, labels), new SplitMix64(2));
        var drawn = Enumerable.Range(0, 1000).Select(_ =>
        {
            int[] picks = [.. Enumerable.Range(0, 600).Select(_ => random.NextInt(600))];
            return BinaryScores.Auc([.. picks.Select(p => scores[p])], [.. picks.Select(p => labels[p])]);
        }).ToArray();

        Assert.InRange(Math.Sqrt(estimate.Variance) / Moments.Of(drawn).StandardDeviation, 0.9, 1.1);
        Assert.InRange(estimate.Auc, estimate.Interval().Low, estimate.Interval().High);
    }

    [Fact]
    public void Equal_scores_differ_by_nothing_and_better_ones_are_told_apart()
    {
        var (scores, labels) = Drawn(500, seed: 5);
        double[] better = [.. scores.Select((s, i) => s + (labels[i] ? 0.3 : 0))];

        Assert.Equal(0, AucEstimate.Difference(scores, scores, labels).Difference);
        Assert.True(AucEstimate.Difference(scores, better, labels).Interval.Low > 0);
    }

    // Ten rows forecast with 0.25 of which four happened, ten with 0.95 of which all did: (10 · 0.15 + 10 · 0.05) ÷ 20.
    [Fact]
    public void The_calibration_error_is_worked_by_hand()
    {
        double[] forecast = [.. Enumerable.Repeat(0.25, 10), .. Enumerable.Repeat(0.95, 10)];
        bool[] happened = [.. Enumerable.Range(0, 10).Select(i => i < 4), .. Enumerable.Repeat(true, 10)];

        Assert.Equal(0.1, Reliability.Error(forecast, happened), 1e-12);
        Assert.Equal(4, Reliability.Bins(forecast, happened)[2].Yes);
        Assert.Throws<ArgumentException>(() => Reliability.Bins([1.2], [true]));
    }

    [Fact]
    public void The_isotonic_fit_rises_and_no_rising_fit_is_nearer() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var (scores, labels) = Drawn(50, seed);
            var fit = IsotonicCalibration.Fit(scores, labels);
            var error = scores.Select((s, i) => Math.Pow(fit.Probability(s) - (labels[i] ? 1 : 0), 2)).Sum();
            var rises = fit.Probabilities.Zip(fit.Probabilities.Skip(1)).All(p => p.First <= p.Second);
            // The fit is the projection on the rising functions: a step towards any of them gains nothing.
            var random = new SplitMix64(seed);
            var other = scores.Distinct().Order().ToDictionary(s => s, _ => random.NextDouble());
            var level = 0.0;
            foreach (var s in other.Keys.Order().ToList())
                other[s] = level = Math.Max(level, other[s]);
            var moved = scores.Select((s, i) => Math.Pow((0.99 * fit.Probability(s)) + (0.01 * other[s]) - (labels[i] ? 1 : 0), 2)).Sum();
            return rises && moved >= error - 1e-9;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void The_temperature_that_was_planted_is_found()
    {
        var random = new SplitMix64(8);
        double[] truth = [.. Enumerable.Range(0, 20_000).Select(_ => random.Normal(0, 2))];
        bool[] labels = [.. truth.Select(t => random.NextBool(LogisticRegression.Sigmoid(t)))];

        Assert.Equal(3, TemperatureScaling.Fit([.. truth.Select(t => 3 * t)], labels).Temperature, 0.15);
    }

    // Scores 4, 3, 2, 1 with yes, no, yes, no: the upper half holds one of two.
    [Fact]
    public void Lift_counts_from_the_top()
    {
        var table = LiftTable.Of([1, 4, 3, 2], [false, true, false, true], 2);

        Assert.Equal(new LiftStep(0.5, 2, 1, 0.5, 1), table[0]);
        Assert.Equal(new LiftStep(1, 4, 2, 1, 1), table[1]);
    }

    [Fact]
    public void Wrong_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => BinaryScores.Auc([0.1], [true, false]));
        Assert.Throws<ArgumentException>(() => BinaryScores.Auc([0.1, 0.2], [true, true]));
        Assert.Throws<ArgumentException>(() => AucEstimate.Of([0.1, 0.2, 0.3], [true, false, false]));
        Assert.Throws<ArgumentException>(() => IsotonicCalibration.Fit([], []));
        Assert.Throws<ArgumentException>(() => TemperatureScaling.Fit([1], []));
        Assert.Throws<ArgumentException>(() => LiftTable.Of([1], [false]));
    }
}
