using System.Collections.Immutable;
using System.Globalization;
using Sinan.Numerics.Behavior;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>The index against plain SQL on DuckDB: 300 random logs with ties, and a real log.</summary>
public sealed class SqlTests
{
    const int Logs = 300;
    const long Hour = 3_600_000;
    const long Day = 24 * Hour;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Funnels_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 31, milliseconds: seed % 3 == 0);
            var dice = new EventLog.Dice(seed);
            var question = new FunnelQuestion(
                [.. Enumerable.Range(0, 2 + dice.Next(3)).Select(_ => dice.Next(5))], dice.Next(3) == 0 ? null : Hour * dice.Next(60), seed % 2 == 0,
                dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(200) : null, dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(900) : null);
            sql.Load(log);
            using var index = EventLog.Index(log);

            Assert.Equal(sql.Funnel(question), Ours(index, question));
        }
    }

    [Fact]
    public void Retention_equals_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 17, milliseconds: seed % 3 == 0);
            if (log.Count == 0)
                continue;
            var dice = new EventLog.Dice(seed);
            var first = log.Min(e => e.TimeMs);
            var length = Hour * (20 + dice.Next(50));
            var starts = Enumerable.Range(0, (int)((log.Max(e => e.TimeMs) - first) / length) + 2).Select(i => first + i * length).ToImmutableArray();
            var question = new RetentionQuestion(dice.Next(5), dice.Next(5), starts, 1 + dice.Next(8), dice.Next(2) == 0, log.Max(e => e.TimeMs));
            sql.Load(log);
            using var index = EventLog.Index(log);

            Assert.Equal(sql.Retention(question), Ours(index, question));
        }
    }

    [Fact]
    public void Trends_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 13, milliseconds: seed % 3 == 0);
            if (log.Count == 0)
                continue;
            sql.Load(log);
            using var index = EventLog.Index(log);
            var first = log.Min(e => e.TimeMs);
            var starts = Enumerable.Range(0, (int)((log.Max(e => e.TimeMs) - first) / Day) + 2).Select(i => first + i * Day).ToImmutableArray();

            var answer = Trend.Answer(index, new TrendQuestion(2, starts, index.Column("number"), BehaviorGrouping.ByColumn(index.Column("text")!)), 2, Token);

            var ours = answer.SelectMany(s => Enumerable.Range(0, starts.Length - 1).Where(p => s.Counts[p] > 0)
                .Select(p => $"{(s.Group < 0 ? "none" : index.Column("text")!.TextOf(s.Group))} {p} {s.Counts[p]} {s.Users[p]} {s.Sums[p].ToString("0.00", CultureInfo.InvariantCulture)}")).Order(StringComparer.Ordinal);
            var theirs = sql.Rows($"select coalesce(text, 'none'), (ms - {first}) // {Day}, count(*), count(distinct user_no), printf('%.2f', coalesce(sum(number) filter (not isnan(number)), 0)) from events where event = 2 group by 1, 2").Order(StringComparer.Ordinal);
            Assert.Equal(theirs, ours);
        }
    }

    /// <summary>815 users of a real shop: pv, cart, fav, buy over nine days in Beijing; many events in one second.</summary>
    [Fact]
    public void Answers_equal_plain_sql_on_a_real_log()
    {
        var file = SharedMaterial.Path("data", "taobao-userbehavior", "UserBehavior-815users.csv.gz");
        using var sql = new SqlAnswers();
        sql.Execute($"create temp table raw as select row_number() over () - 1 as ordinal, * from read_csv('{file.Replace("'", "''", StringComparison.Ordinal)}', header = false, names = ['user', 'item', 'category', 'action', 'seconds'])");
        sql.Execute("insert into events select dense_rank() over (order by user) - 1, seconds * 1000, ordinal, list_position(['pv', 'cart', 'fav', 'buy'], action) - 1, case when category % 3 = 0 then null else 'text ' || category % 3 end, 'nan'::double from raw");
        var log = sql.Rows("select user_no, ms, event, coalesce(text, '') from events order by ordinal").Select(row => row.Split(' ', 4))
            .Select(c => new LogEvent(int.Parse(c[0], CultureInfo.InvariantCulture), long.Parse(c[1], CultureInfo.InvariantCulture), int.Parse(c[2], CultureInfo.InvariantCulture), c[3].Length == 0 ? null : c[3])).ToList();
        using var index = EventLog.Index(log, names: 4);
        Assert.Equal(84_475, index.Events);

        // Midnights in Beijing, which has no summer time, far enough around a log with a few wrong clocks.
        var starts = Enumerable.Range(0, (int)((index.LastMs - index.BaseMs) / Day) + 3).Select(i => (index.BaseMs / Day - 1 + i) * Day + 16 * Hour).ToImmutableArray();
        foreach (var strict in new[] { false, true })
        {
            foreach (var within in new long?[] { null, Day, 30 * 60_000 })
            {
                var question = new FunnelQuestion([0, 1, 3], within, strict);
                Assert.Equal(sql.Funnel(question), Ours(index, question));
            }
        }

        var retention = new RetentionQuestion(0, 3, starts, 5, false, index.LastMs);
        Assert.Equal(sql.Retention(retention), Ours(index, retention));
        Assert.Equal(sql.Retention(retention with { IsRolling = true }), Ours(index, retention with { IsRolling = true }));
        foreach (var variant in new[] { retention with { IsRecurring = true }, retention with { Brackets = [1, 3, 7] }, retention with { Brackets = [2, 5], IsRecurring = true, IsRolling = true } })
        {
            var grouped = variant with { By = BehaviorGrouping.ByColumn(index.Column("text")!) };
            Assert.Equal(sql.RetentionByText(variant), RetentionVariantTests.Ours(index, grouped));
        }

        var trend = Trend.Answer(index, new TrendQuestion(0, starts), 2, Token).Single();
        Assert.Equal(
            sql.Rows($"select (ms - {starts[0]}) // {Day}, count(*), count(distinct user_no) from events where event = 0 group by 1 order by 1"),
            Enumerable.Range(0, starts.Length - 1).Where(p => trend.Counts[p] > 0).Select(p => $"{p} {trend.Counts[p]} {trend.Users[p]}"));
    }

    [Theory]
    [MemberData(nameof(RealLogs.Names), MemberType = typeof(RealLogs))]
    public void Funnels_retention_and_trends_equal_plain_sql_on_real_logs(string name)
    {
        using var sql = new SqlAnswers();
        var (log, first, last) = RealLogs.Named(name, sql);
        using var index = EventLog.Index(log, names: 4);
        var weeks = Enumerable.Range(0, (int)((index.LastMs - index.BaseMs) / (7 * Day)) + 2).Select(w => index.BaseMs / Day * Day + w * 7 * Day).ToImmutableArray();

        foreach (var question in new FunnelQuestion[] { new([first, last], 30 * Day), new([first, last, first]), new([last, last], Day, IsStrict: true) })
            Assert.Equal(sql.Funnel(question), Ours(index, question));
        foreach (var question in new RetentionQuestion[] { new(first, last, weeks, 12, false, index.LastMs), new(first, last, weeks, 12, true, index.LastMs) })
            Assert.Equal(sql.Retention(question), Ours(index, question));
        foreach (var countsUsers in new[] { false, true })
        {
            var trend = Trend.Answer(index, new TrendQuestion(first, weeks, CountsUsers: countsUsers), 2, Token).Single();
            Assert.Equal(
                sql.Rows($"select (ms - {weeks[0]}) // {7 * Day}, {(countsUsers ? "count(distinct user_no)" : "count(*)")} from events where event = {first} group by 1 order by 1"),
                Enumerable.Range(0, weeks.Length - 1).Where(p => trend.Counts[p] > 0).Select(p => $"{p} {(countsUsers ? trend.Users : trend.Counts)[p]}"));
        }
    }

    internal static List<string> Ours(BehaviorIndex index, FunnelQuestion question, string by = "text")
    {
        var text = index.Column(by)!;
        var answer = Funnel.Answer(index, question with { By = BehaviorGrouping.ByColumn(text) }, 2, Token);
        if (answer.Total.Users[0] == 0)
            return [];
        return [.. answer.Groups.Select(g => Row(g.Group < 0 ? "none" : text.TextOf(g.Group), g)).Prepend(Row("all", answer.Total)).Order(StringComparer.Ordinal)];

        // DuckDB writes a median as a double: 3600000.0.
        static string Row(string name, FunnelGroup group) => string.Join(' ',
            [name, .. group.Users.Select(u => $"{u}"), .. group.MedianSeconds.Skip(1).Select(s => double.IsNaN(s) ? "null" : Math.Round(s * 1000, 1).ToString("0.0", CultureInfo.InvariantCulture))]);
    }

    static List<string> Ours(BehaviorIndex index, RetentionQuestion question) =>
    [
        .. Retention.Answer(index, question, 2, Token).Cohorts.SelectMany(c => c.Retained.Select((r, k) => (c.Period, K: k, Users: r))).Where(r => r.Users > 0)
            .Select(r => $"{r.Period} {r.K} {r.Users}"),
    ];
}
