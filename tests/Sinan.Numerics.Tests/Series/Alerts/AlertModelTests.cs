using Sinan.Numerics.Series.Alerts;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Series.Alerts;

public sealed class AlertModelTests
{
    static CountAlertModel Steady(int periods, double value = 10)
    {
        var model = new CountAlertModel(AlertRhythm.Daily);
        for (var t = 0; t < periods; t++)
            model.Step(value, 1, t % 7);
        return model;
    }

    // A steady count scatters less than a Poisson count, so it is judged as one, P(X ≥ 20 | 10) = 0.003454, but for the doubt about its rate: with weights fⁿ, f = 1 − 1 ÷ 42, its relative
    // variance is (1 − f) ÷ (1 + f) ÷ 10 = 1 ÷ 830. The evidence is 20·ln 1.5 − 5 = 3.1093, with the doubt 3.07, bounded at 3.
    [Fact]
    public void A_doubled_count_is_as_surprising_as_its_poisson_tail()
    {
        var step = Steady(700).Step(20, 1, 0);

        Assert.InRange(step.Expected, 9.98, 10.02);
        Assert.Equal(0, step.Spread, 12);
        Assert.Equal(1 / 830.0, step.Unsure, 5);
        Assert.Equal(-Math.Log(NegativeBinomial.UpperTail(20, step.Expected, 1 / 830.0)), step.Surprise, 3);
        Assert.InRange(step.Surprise, -Math.Log(0.003454) - 0.1, -Math.Log(0.003454));
        Assert.Equal(3, step.Climb, 9);
        Assert.Equal(1, step.Since);
    }

    // A rate that is known as well as nothing: one comment in 42 days of weight is one and a half with Jeffreys' half, and its relative variance 42 ÷ 83 ÷ 1.5.
    [Fact]
    public void A_rare_series_is_judged_with_doubt_about_its_rate()
    {
        var model = new CountAlertModel(AlertRhythm.Daily);
        for (var t = 0; t < 42 * 50; t++)
            model.Step(t % 42 == 0 ? 1 : 0, 1, t % 7);

        var step = model.Step(1, 1, 0);

        Assert.InRange(step.Expected, 1.0 / 42, 2.2 / 42);
        Assert.InRange(step.Unsure, 42 / 83.0 / 2.2, 42 / 83.0);
        // Silence for ever is expected of nothing: half a comment in 42 days.
        for (var t = 0; t < 42 * 50; t++)
            model.Step(0, 1, t % 7);
        Assert.Equal(0.5 / 42, model.Step(1, 1, 0).Expected, 0.002);
    }

    // Page's climb for Poisson counts: 14·ln 1.5 − 5 = 0.6765, 0.674 with the doubt about the rate; its reference value is 5 ÷ ln 1.5 = 12.33.
    [Fact]
    public void A_lasting_rise_climbs_by_the_likelihood_ratio()
    {
        var (doubt, step) = (1 / 830.0, Steady(2000).Step(14, 1, 0));
        var mean = step.Expected;
        var ratio = Math.Log((1 + (doubt * 1.5 * mean)) / (1 + (doubt * mean)));
        Assert.Equal((14 * (Math.Log(1.5) - ratio)) - (ratio / doubt), step.Climb, 3);
        Assert.Equal(0, Steady(2000).Step(12, 1, 0).Climb, 12);
        Assert.Equal(0, Steady(2000).Step(12, 1, 0).Since);
    }

    [Fact]
    public void The_pattern_of_the_week_is_no_surprise()
    {
        var model = new CountAlertModel(AlertRhythm.Daily);
        for (var t = 0; t < 700; t++)
            model.Step(t % 7 == 6 ? 200 : 100, 1, t % 7);

        Assert.InRange(model.Copy().Step(100, 1, 0).Expected, 99, 102);
        Assert.InRange(model.Copy().Step(200, 1, 6).Expected, 185, 201);
    }

    [Fact]
    public void A_share_is_in_proportion_to_its_exposure()
    {
        var model = new CountAlertModel(AlertRhythm.Daily);
        for (var t = 0; t < 300; t++)
            model.Step(20, 100, t % 7);

        Assert.InRange(model.Step(60, 300, 0).Expected, 59.5, 60.5);
    }

    [Fact]
    public void A_missing_period_teaches_nothing()
    {
        var model = Steady(300);
        var before = model.Copy().Step(15, 1, 6);
        for (var t = 0; t < 7; t++)
            Assert.Equal(0, model.Step(double.NaN, 1, t).Surprise);

        Assert.Equal(before, model.Step(15, 1, 6));
    }

    [Fact]
    public void A_residual_gives_its_count_back()
    {
        var model = new CountAlertModel(AlertRhythm.Daily);
        for (var value = 0.0; value < 40; value++)
        {
            var step = new AlertStep(value, 9.7, 0.08, 0, 0, 0);
            foreach (var uniform in (double[])[0.001, 0.3, 0.999])
                Assert.Equal(value, model.Remake(model.Residual(step, uniform), step));
        }
    }

    [Fact]
    public void A_jump_of_a_price_is_a_surprise_and_the_next_day_is_none()
    {
        var model = new NumberAlertModel();
        for (var t = 0; t < 200; t++)
            model.Step(100 + Math.Sin(t * 2.4), 1, 0);
        var (fall, after) = (model.Copy().Step(80, 1, 0), model);
        after.Step(80, 1, 0);
        for (var t = 0; t < 60; t++)
            after.Step(80 + Math.Sin(t * 2.4), 1, 0);

        Assert.True(fall.Surprise > 8);
        Assert.Equal(100, fall.Expected, 0);
        Assert.True(after.Step(80, 1, 0).Surprise < 2);
    }

    [Fact]
    public void Comments_on_everything_else_are_the_exposure_of_a_theme()
    {
        var (own, all, places) = (new double[200], new double[200], Enumerable.Range(0, 200).Select(t => t % 7).ToArray());
        own.AsSpan().Fill(10);
        all.AsSpan().Fill(110);
        (all[150], all[160]) = (310, 40);

        var exposures = OtherVolume.Exposures(own, all, places, AlertRhythm.Daily);

        Assert.Equal(1, exposures[149], 2);
        Assert.InRange(exposures[150], 2.7, 3.1);
        Assert.Equal(1, exposures[160]);
    }

    // r = 2, p = 0.4: P(0) = 0.16, P(1) = 2 · 0.6 · 0.16 = 0.192.
    [Fact]
    public void The_negative_binomial_is_that_of_the_textbook()
    {
        Assert.Equal(0.84, NegativeBinomial.UpperTail(1, 3, 0.5), 12);
        Assert.Equal(0.648, NegativeBinomial.UpperTail(2, 3, 0.5), 12);
        Assert.Equal(Distribution.PoissonUpperTail(7, 3), NegativeBinomial.UpperTail(7, 3, 0), 12);
        Assert.Equal(Distribution.PoissonUpperTail(7, 3), NegativeBinomial.UpperTail(7, 3, 1e-5), 4);
        Assert.Equal([0.0, 1, 1, 2], new[] { 0.15, 0.17, 0.35, 0.36 }.Select(p => NegativeBinomial.Quantile(p, 3, 0.5)));
    }
}
