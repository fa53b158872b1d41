using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

public sealed class LearningCurveTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static int[] Labels(int rows) => [.. Enumerable.Range(0, rows).Select(i => i % 10 < 7 ? 0 : i % 10 < 9 ? 1 : 2)];

    /// <summary>A learner whose accuracy is known: a − b n^−c, with a little luck of its training rows.</summary>
    static HeldOutScorer Planted(double a, double b, double c, double luck = 0) => (train, test, seed) =>
    {
        var random = new SplitMix64(seed);
        var chance = a - (b * Math.Pow(train.Length, -c)) + (luck * random.Normal() / Math.Sqrt(train.Length));
        return [.. test.Select(_ => random.NextBool(Math.Clamp(chance, 0, 1)) ? 1.0 : 0)];
    };

    static LearningCurve Measure(int rows, HeldOutScorer scorer, long seed = 1, int threads = 1) =>
        LearningCurve.Measure(Labels(rows), new LearningCurveOptions { Seed = seed, Threads = threads }, scorer, null, Stop);

    [Fact]
    public void Parts_are_nested_hold_the_mix_of_labels_and_never_meet_their_test_rows()
    {
        var (labels, runs) = (Labels(1000), new List<(int[] Train, int[] Test)>());
        var curve = LearningCurve.Measure(labels, new LearningCurveOptions(), (train, test, _) =>
        {
            runs.Add((train, test));
            return new double[test.Length];
        }, null, Stop);

        Assert.Equal(7, curve.Points.Length);
        Assert.Equal(800, curve.Points[^1].Rows);
        foreach (var fold in runs.GroupBy(r => r.Test[0]))
        {
            var sorted = fold.OrderBy(r => r.Train.Length).ToArray();
            foreach (var (smaller, larger) in sorted.Zip(sorted.Skip(1)))
                Assert.Equal(smaller.Train, larger.Train.Take(smaller.Train.Length));
            foreach (var (train, test) in sorted)
            {
                Assert.Empty(train.Intersect(test));
                Assert.Equal(0.7, train.Count(i => labels[i] == 0) / (double)train.Length, 1.5 / train.Length);
            }
        }

        Assert.Equal(1000, curve.RowScores.Length);
        Assert.Equal(Enumerable.Range(0, 1000), runs.Where(r => r.Train.Length == 800).SelectMany(r => r.Test).Order());
    }

    [Fact]
    public void The_curve_and_its_forecast_do_not_depend_on_the_number_of_threads()
    {
        var (one, four) = (Measure(500, Planted(0.9, 1, 0.4)), Measure(500, Planted(0.9, 1, 0.4), threads: 4));

        Assert.Equal(one.Points, four.Points);
        Assert.Equal(CurveForecast.Of(one, 3).At(2000), CurveForecast.Of(four, 3).At(2000));
    }

    // Standard errors by simulation: the same learner measured on many sets of rows.
    [Fact]
    public void Standard_errors_are_those_of_repeated_measurements()
    {
        var curves = Enumerable.Range(0, 300).Select(i => Measure(400, Planted(0.85, 1, 0.5, luck: 0.6), seed: i)).ToArray();
        for (var s = 0; s < curves[0].Points.Length; s += 3)
        {
            var mean = curves.Average(c => c.Points[s].Score);
            var spread = Math.Sqrt(curves.Average(c => Math.Pow(c.Points[s].Score - mean, 2)));
            var told = Math.Sqrt(curves.Average(c => Math.Pow(c.Points[s].StandardError, 2)));
            Assert.InRange(told / spread, 0.8, 1.25);
        }
    }

    [Fact]
    public void Forecasts_cover_what_a_learner_with_a_known_curve_reaches()
    {
        var covered = 0;
        for (var i = 0; i < 60; i++)
        {
            var random = new SplitMix64(100 + i);
            var (a, c) = (0.75 + (0.2 * random.NextDouble()), 0.25 + (0.5 * random.NextDouble()));
            var b = (a - 0.5) * Math.Pow(50, c);
            var interval = CurveForecast.Of(Measure(600, Planted(a, b, c), seed: i), i).At(2400).Interval;
            var truth = a - (b * Math.Pow(2400, -c));
            covered += truth >= interval.Low && truth <= interval.High ? 1 : 0;
        }

        // 95 % are promised; doubt of the formula makes the band wider than these learners need.
        Assert.InRange(covered, 54, 60);
    }

    [Fact]
    public void A_target_below_the_curve_is_reachable_one_far_above_is_not_and_one_upon_it_stays_open()
    {
        var forecast = CurveForecast.Of(Measure(1500, Planted(0.85, 1.2, 0.5)), 1);
        var reached = forecast.At(6000).Score;

        Assert.Equal(Reachability.Reachable, forecast.Verdict(reached - 0.06, 6000));
        Assert.Equal(Reachability.NotReachable, forecast.Verdict(reached + 0.08, 6000));
        Assert.Equal(Reachability.CannotTell, forecast.Verdict(reached, 6000));
    }

    [Fact]
    public void A_ceiling_of_the_labels_bounds_every_forecast()
    {
        var forecast = CurveForecast.Of(Measure(800, Planted(0.95, 1.5, 0.4)), 1, ceiling: 0.93);

        Assert.True(forecast.At(1e9).Interval.High <= 0.93);
        Assert.Equal(Reachability.NotReachable, forecast.Verdict(0.94, 1e9));
        Assert.Equal(double.PositiveInfinity, forecast.RowsFor(0.94).Rows);
    }

    [Fact]
    public void The_nearer_a_target_the_more_rows_it_takes_to_tell()
    {
        var curve = Measure(600, Planted(0.85, 1.2, 0.5));
        var forecast = CurveForecast.Of(curve, 1);
        var reached = forecast.At(20_000).Score;
        var (near, far) = (forecast.RowsToTell(curve, reached + 0.01, 20_000, 1), forecast.RowsToTell(curve, reached + 0.05, 20_000, 1));

        Assert.NotNull(far);
        Assert.True(near is null || near > far, $"{near} {far}");
        Assert.True(far > 600 && far < 20_000);
    }

    [Fact]
    public void Rows_for_a_target_are_where_the_forecast_reaches_it()
    {
        var forecast = CurveForecast.Of(Measure(1500, Planted(0.9, 1.5, 0.4)), 1);
        var (rows, interval) = forecast.RowsFor(0.8);

        Assert.InRange(rows, interval.Low, interval.High);
        Assert.Equal(0.5, forecast.ChanceOf(0.8, rows), 0.05);
    }

    [Fact]
    public void Exponential_curves_come_back_exactly()
    {
        double[] rows = [50, 100, 200, 400, 800];
        double[] scores = [.. rows.Select(n => 0.8 - (0.3 * Math.Exp(-n / 150)))];
        var fit = CurveFit.Of(CurveShape.Exponential, rows, scores, [.. rows.Select(_ => 0.01)]);

        Assert.Equal(0.8, fit.Asymptote, 1e-6);
        Assert.Equal(0.3, fit.Scale, 1e-5);
        Assert.Equal(1 / 150.0, fit.Rate, 1e-6);
        Assert.Equal(150 * Math.Log(6), fit.RowsFor(0.75), 1e-2);
        Assert.Equal(double.PositiveInfinity, fit.RowsFor(0.8001));
    }

    [Fact]
    public void Curves_of_too_few_rows_or_points_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Measure(LearningCurve.LeastRows - 1, Planted(0.9, 1, 0.5)));
        Assert.Throws<ArgumentException>(() => CurveFit.Of(CurveShape.Power, [1, 2], [0.5, 0.6], [1, 1]));
    }
}
