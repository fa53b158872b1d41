using Sinan.Benchmarks.Alerts;
using Sinan.Numerics.Series.Alerts;

namespace Sinan.Numerics.Tests.Series.Alerts;

public sealed class AlertBudgetTests
{
    const int History = 26 * 7, Future = 364, Again = 91;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    static AlertThreshold Threshold(MadeFeedback made, int days, long seed = 1, int replays = 20) => AlertBudget.Find(
        [.. made.Series().Select(s => s with { Values = s.Values[..days], Exposures = s.Exposures[..days] })], made.Places[..days], AlertRhythm.Daily, 1, replays, seed, Token)!;

    // The reduced form of bench/Sinan.Benchmarks alerts: the threshold is found again each quarter, as the quiet history grows.
    [Fact]
    public void Quiet_workspaces_raise_one_alert_a_month_over_all_series()
    {
        var (alerts, months) = (0, 0.0);
        for (var seed = 1; seed <= 60; seed++)
        {
            var made = new MadeFeedback(seed, History + Future);
            for (var from = History; from < History + Future; from += Again)
            {
                var threshold = Threshold(made, from);
                alerts += made.Series().Select((s, i) => AlertRun.In(i, s.Judge(made.Places), threshold.Severity, from - 1).Count(r => r.Start >= from && r.Start < from + Again)).Sum();
            }

            months += Future / AlertRhythm.Daily.PerMonth;
        }

        Assert.InRange(alerts / months, 0.8, 1.2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(120)]
    public void Sparse_series_keep_the_budget_too(int late)
    {
        var (alerts, stated, months) = (0, 0.0, 0.0);
        for (var seed = 1; seed <= 40; seed++)
        {
            var made = new MadeFeedback(seed, History + Future, MadeThemes.Sparse with { Late = late });
            var watched = made.Found(History);
            var threshold = AlertBudget.Find(
                [.. watched.Select(s => s with { Values = s.Values[..History], Exposures = s.Exposures[..History] })], made.Places[..History], AlertRhythm.Daily, 1, 20, 1, Token)!;
            alerts += watched.Select((s, i) => AlertRun.In(i, s.Judge(made.Places), threshold.Severity, History).Count()).Sum();
            stated += threshold.PerMonth / 40;
            months += Future / AlertRhythm.Daily.PerMonth;
        }

        Assert.InRange(alerts / months, 0.8, 1.2);
        Assert.InRange(stated, 0.8, 1.2);
    }

    // By hand: one daily series passes e^−2 about four times a month, so a budget of two lies above and one of ten below: it cannot be spent.
    [Fact]
    public void One_series_by_itself_keeps_a_generous_budget()
    {
        var random = new Sinan.Numerics.Random.SplitMix64(3L);
        var places = Enumerable.Range(0, 364).Select(t => t % 7).ToArray();
        AlertSeries[] alone = [AlertSeries.OfCounts([.. places.Select(_ => (double)random.Poisson(40))], AlertRhythm.Daily)];
        AlertThreshold Of(double budget) => AlertBudget.Find(alone, places, AlertRhythm.Daily, budget, 20, 1, Token)!;

        Assert.InRange(Of(0.5).PerMonth, 0.4, 0.6);
        Assert.InRange(Of(2).PerMonth, 1.6, 2.4);
        Assert.Equal(2, Of(10).Severity, 6);
        Assert.InRange(Of(10).PerMonth, 2.5, 6);
    }

    [Fact]
    public void A_tripled_theme_of_twenty_comments_a_day_is_seen_the_same_day()
    {
        var (found, bursts, delays) = (0, 0, new List<int>());
        for (var seed = 1; seed <= 60; seed++)
        {
            var made = new MadeFeedback(seed, History + 28);
            var threshold = Threshold(made, History).Severity;
            var large = Enumerable.Range(0, made.Themes.Length).Where(i => made.Means[i][History] >= 20).ToArray();
            for (var i = 0; i < large.Length; i++)
                made.Add(large[i], History + i, 2 * made.Means[large[i]][History + i]);
            var series = made.Series();
            for (var i = 0; i < large.Length; i++)
            {
                var steps = series[2 + large[i]].Judge(made.Places);
                var delay = Enumerable.Range(0, 2).FirstOrDefault(d => steps[History + i + d].Severity > threshold, -1);
                bursts++;
                if (delay < 0)
                    continue;
                found++;
                delays.Add(delay);
            }
        }

        Assert.True(bursts >= 50, $"{bursts} bursts");
        Assert.True(found >= 0.95 * bursts, $"{found} of {bursts}");
        Assert.Equal(0, delays.Order().ElementAt(delays.Count / 2));
    }

    [Fact]
    public void An_event_in_the_history_does_not_make_the_watch_deaf()
    {
        var made = new MadeFeedback(4, History);
        var quiet = Threshold(made, History);
        for (var day = 100; day < 103; day++)
            made.Add(0, day, 9 * made.Means[0][day]);

        var after = Threshold(made, History);

        Assert.InRange(after.Severity, quiet.Severity - 1, quiet.Severity + 1);
        Assert.True(after.Quiet < quiet.Quiet && after.Quiet > 0.98);
    }

    [Fact]
    public void The_threshold_is_the_same_for_the_same_seed()
    {
        var made = new MadeFeedback(5, History);

        Assert.Equal(Threshold(made, History), Threshold(made, History));
        Assert.NotEqual(Threshold(made, History).Severity, Threshold(made, History, seed: 2).Severity);
    }

    [Fact]
    public void Seven_weeks_are_too_few()
    {
        var made = new MadeFeedback(6, 49);

        Assert.Null(AlertBudget.Find(made.Series(), made.Places, AlertRhythm.Daily, 1, 20, 1, Token));
        Assert.Null(AlertBudget.Find([], new int[100], AlertRhythm.Daily, 1, 20, 1, Token));
    }

    [Fact]
    public void Bursts_put_into_a_history_are_seen_where_counts_are_large_enough()
    {
        var places = Enumerable.Range(0, 364).Select(t => t % 7).ToArray();
        var random = new Sinan.Numerics.Random.SplitMix64(1);
        AlertTrial At(double level) => AlertTrial.Run(
            AlertSeries.OfCounts([.. places.Select(_ => (double)random.Poisson(level))], AlertRhythm.Daily), places, 6, 3, 100, 50, 1);

        var (large, small) = (At(50), At(1));

        Assert.Equal((large.Bursts, 0.0), (large.Found, large.MedianDelay!.Value));
        Assert.InRange(large.Bursts, 45, 55);
        Assert.InRange(large.Level, 45, 55);
        Assert.True(small.Recall!.Value.High < 0.5);
    }
}
