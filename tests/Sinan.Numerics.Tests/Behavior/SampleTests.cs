using System.Collections.Immutable;
using System.Globalization;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Samples of users: who is in them, the sums that intervals rest on against plain SQL, and how often the intervals hold the count over everybody.</summary>
public sealed class SampleTests
{
    const int Logs = 300;
    const long Start = 1_700_000_000_000;
    const long Day = 86_400_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_users_are_chosen_again_and_those_of_a_smaller_share_are_among_those_of_a_larger()
    {
        using var index = Crowd(4_000);
        var (tenth, half) = (UserSample.Of(index, 0.1, BehaviorGrouping.None), UserSample.Of(index, 0.5, BehaviorGrouping.None));

        Assert.Equal(tenth.Members.ToArray(), UserSample.Of(index, 0.1, BehaviorGrouping.None).Members.ToArray());
        Assert.All(Enumerable.Range(0, index.Users), u => Assert.True(tenth.Members.Span[u] <= half.Members.Span[u]));
        // Binomial: 400 ± 4·√(4000·0.1·0.9).
        Assert.InRange(tenth.Users, 324, 476);
        Assert.NotEqual(tenth.Members.ToArray(), UserSample.Of(index, 0.1, BehaviorGrouping.None, seed: 1).Members.ToArray());
    }

    [Fact]
    public void Only_users_with_events_who_are_asked_about_can_be_chosen()
    {
        using var index = EventLog.Index([new(0, Start, 0), new(2, Start, 0), new(3, Start, 0)]);

        var sample = UserSample.Of(index, 1, BehaviorGrouping.None.Where(new byte[] { 1, 1, 1, 0 }));

        Assert.Equal((2L, 2L), (sample.Users, sample.Population));
        Assert.Equal([1, 0, 1, 0], sample.Members.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => UserSample.Of(index, 0, BehaviorGrouping.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => UserSample.Of(index, 1.01, BehaviorGrouping.None));
    }

    [Fact]
    public void Squares_and_contrasts_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 67, milliseconds: seed % 3 == 0);
            if (log.Count == 0)
                continue;
            sql.Load(log);
            using var index = EventLog.Index(log);
            var first = log.Min(e => e.TimeMs);
            var starts = Enumerable.Range(0, (int)((log.Max(e => e.TimeMs) - first) / Day) + 2).Select(i => first + i * Day).ToImmutableArray();
            ImmutableArray<double> weights = [.. Enumerable.Range(0, starts.Length - 1).Select(p => p % 3 - 1.0)];
            foreach (var (value, sum) in new (string, BehaviorColumn?)[] { ("1", null), ("case when isnan(number) then 0 else number end", index.Column("number")) })
            {
                var question = new TrendQuestion(2, starts, sum, CountsUsers: false, CountsSquares: true);

                var trend = Trend.Answer(index, question, 2, Token).Single();
                Assert.Equal(
                    sql.Rows($"select p, printf('%.4f', sum(x * x)::double) from (select user_no, (ms - {first}) // {Day} as p, sum({value}) as x from events where event = 2 group by 1, 2) group by p order by p"),
                    Enumerable.Range(0, starts.Length - 1).Where(p => trend.Counts[p] > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p} {trend.Squares[p]:0.0000}")));

                Same(sql, TrendContrast.Answer(index, question, weights, 2, Token), $"select user_no, sum((((ms - {first}) // {Day}) % 3 - 1) * {value}) as d from events where event = 2 group by 1");
                if (sum is null)
                    Same(sql, TrendContrast.Answer(index, question with { CountsUsers = true }, weights, 2, Token), $"select user_no, sum(distinct_p % 3 - 1) as d from (select distinct user_no, (ms - {first}) // {Day} as distinct_p from events where event = 2) group by 1");
                Assert.Equal(TrendContrast.Answer(index, question, weights, 1, Token), TrendContrast.Answer(index, question, weights, 5, Token));
            }
        }

        static void Same(SqlAnswers sql, (double Sum, double Squares) ours, string users) => Assert.Equal(
            sql.Rows($"select printf('%.4f', coalesce(sum(d), 0)::double + 0), printf('%.4f', coalesce(sum(d * d), 0)::double) from ({users})").Single(),
            string.Create(CultureInfo.InvariantCulture, $"{ours.Sum + 0.0:0.0000} {ours.Squares:0.0000}"));
    }

    /// <summary>2,000 samples of a crowd whose activity is heavily skewed; the intervals are of 95 %, and a count of 1,900 lies within ± 4 standard errors (39) of that.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void Intervals_hold_the_figure_over_everybody_as_often_as_they_say(double share)
    {
        const int Samples = 2_000;
        using var index = Crowd(3_000);
        ImmutableArray<long> starts = [Start, Start + 7 * Day, Start + 14 * Day];
        var everybody = Trend.Answer(index, new TrendQuestion(1, starts), 2, Token).Single();
        var (count, users) = (everybody.Counts.Sum(), everybody.Users[1]);
        var change = everybody.Counts[1] - everybody.Counts[0];
        var perUser = (double)everybody.Counts[1] / users;
        var held = new int[4];
        for (ulong seed = 1; seed <= Samples; seed++)
        {
            var sample = UserSample.Of(index, share, BehaviorGrouping.None, seed);
            var question = new TrendQuestion(1, [Start, Start + 14 * Day], By: BehaviorGrouping.None.Where(sample.Members), CountsSquares: true);
            var whole = Trend.Answer(index, question, 1, Token).Single();
            var weeks = Trend.Answer(index, question with { StartsMs = starts }, 1, Token).Single();
            var (sum, squares) = TrendContrast.Answer(index, question with { StartsMs = starts, CountsUsers = false }, [-1, 1], 1, Token);

            held[0] += Holds(SampleEstimates.Total(whole.Counts[0], whole.Squares[0], sample.Users, sample.Population), count);
            held[1] += Holds(SampleEstimates.Count(weeks.Users[1], sample.Users, sample.Population), users);
            held[2] += Holds(SampleEstimates.Mean(weeks.Counts[1], weeks.Squares[1], weeks.Users[1], (double)sample.Users / sample.Population), perUser);
            held[3] += Holds(SampleEstimates.Total(sum, squares, sample.Users, sample.Population), change);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"share {share}: totals, users, per user, change held {string.Join(", ", held)} of {Samples}");
        Assert.All(held, h => Assert.InRange(h, 1_861, 1_939));

        static int Holds(Bounds bounds, double value) => bounds.Low <= value && value <= bounds.High ? 1 : 0;
    }

    [Fact]
    public void A_sample_of_everybody_leaves_nothing_open()
    {
        Assert.Equal(new Bounds(30, 30), SampleEstimates.Count(30, 100, 100));
        Assert.Equal(new Bounds(120, 120), SampleEstimates.Total(120, 900, 100, 100));
        Assert.Equal(new Bounds(4, 4), SampleEstimates.Mean(120, 900, 30, 1));
    }

    /// <summary>Worked by hand: of 10 of 100 members the sum of x is 20 and that of x² 60, so s² = (60 − 40) ÷ 9, t = 2.2622 and half = 100·2.2622·√(0.9·2.2222 ÷ 10) = 101.17.</summary>
    [Fact]
    public void Totals_follow_the_formula()
    {
        var bounds = SampleEstimates.Total(20, 60, 10, 100);

        Assert.Equal((98.83, 301.17), (Math.Round(bounds.Low, 2), Math.Round(bounds.High, 2)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleEstimates.Total(1, 1, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleEstimates.Count(1, 0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleEstimates.Count(1, 11, 10));
    }

    /// <summary>Two weeks in which a user has a geometric number of events, at least one of any kind.</summary>
    static BehaviorIndex Crowd(int users)
    {
        var dice = new EventLog.Dice(5);
        var log = new List<LogEvent>();
        for (var user = 0; user < users; user++)
        {
            log.Add(new LogEvent(user, Start + dice.Next(14) * Day, 0));
            while (dice.Next(3) > 0)
                log.Add(new LogEvent(user, Start + dice.Next(14) * Day, dice.Next(2)));
        }

        return EventLog.Index(log);
    }
}
