using Sinan.Numerics.Series;

namespace Sinan.Numerics.Tests.Series;

public sealed class AnomaliesTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void False_alarms_come_as_often_as_stated()
    {
        // 100 quiet series of 20 judged days at 5 %: 2,000 judgements.
        var (alarms, judged) = (0, 0);
        for (var seed = 1; seed <= 100; seed++)
        {
            var answer = Anomalies.Find(MadeSeries.Weekly(seed, 180), SeriesShape.Daily, [], 20, 0.05, Token)!;
            Assert.Equal(0.05, answer.Rate);
            alarms += answer.Points.Count(p => p.IsAnomaly);
            judged += answer.Points.Length;
        }

        Assert.InRange((double)alarms / judged, 0.03, 0.07);
    }

    [Fact]
    public void A_planted_day_is_found_and_its_neighbours_are_not_blamed()
    {
        var values = MadeSeries.Weekly(2, 180);
        values[170] -= 600;

        var answer = Anomalies.Find(values, SeriesShape.Daily, [], 14, 0.02, Token)!;

        Assert.Equal([170], answer.Points.Where(p => p.IsAnomaly).Select(p => p.Period));
    }

    [Fact]
    public void A_short_past_says_which_rate_it_can_hold()
    {
        // 60 values before the judged: 40 of them say what is usual, so two ends of one in 41 each.
        var answer = Anomalies.Find(MadeSeries.Weekly(2, 67), SeriesShape.Daily, [], 7, 0.001, Token)!;

        Assert.Equal(2 / 41.0, answer.Rate, 12);
        Assert.Null(Anomalies.Find(MadeSeries.Weekly(2, 34), SeriesShape.Daily, [], 7, 0.1, Token));
    }

    [Fact]
    public void A_known_reason_is_no_anomaly()
    {
        var values = MadeSeries.Weekly(9, 180, noise: 20);
        var holiday = new double[180];
        foreach (var t in (int[])[20, 60, 120, 171])
            (values[t], holiday[t]) = (values[t] + 500, 1);

        var unknown = Anomalies.Find(values, SeriesShape.Daily, [], 14, 0.05, Token)!.Points.Single(p => p.Period == 171);
        var known = Anomalies.Find(values, SeriesShape.Daily, [new("holiday", holiday)], 14, 0.05, Token)!.Points.Single(p => p.Period == 171);

        Assert.True(unknown is { IsAnomaly: true } && unknown.Value - unknown.Expected > 400);
        Assert.InRange(known.Value - known.Expected, -60, 60);
    }
}
