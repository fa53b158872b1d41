using System.Collections.Immutable;
using System.Globalization;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Lifecycle, stickiness and sessions against plain SQL on random logs with ties, and on real logs.</summary>
public sealed class VisitTests
{
    const int Logs = 300;
    const long Hour = 3_600_000;
    const long Day = 24 * Hour;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Lifecycles_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        ForRandomLogs(sql, (log, dice, starts) =>
        {
            using var index = EventLog.Index(log);
            int? active = dice.Next(3) == 0 ? null : dice.Next(5);

            Assert.Equal(Sql(sql, new LifecycleQuestion(active, starts)), Ours(Lifecycle.Answer(index, new LifecycleQuestion(active, starts), 2, Token)));
        });
    }

    [Fact]
    public void Stickiness_equals_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        ForRandomLogs(sql, (log, dice, starts) =>
        {
            using var index = EventLog.Index(log);
            int? active = dice.Next(3) == 0 ? null : dice.Next(5);

            Assert.Equal(Sql(sql, new StickinessQuestion(active, starts)), Ours(Stickiness.Answer(index, new StickinessQuestion(active, starts), 2, Token)));
        });
    }

    [Fact]
    public void Sessions_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        ForRandomLogs(sql, (log, dice, starts) =>
        {
            // Ids of sessions as texts, as coded numbers, and as raw ones, as in a log with millions of sessions.
            using var index = EventLog.Index(log, mostDistinct: dice.Next(2) == 0 ? 2 : 1 << 22);
            var question = new SessionQuestion(starts, Hour * dice.Next(40), dice.Next(4) switch { 0 => index.Column("text"), 1 => index.Column("number"), _ => null });

            Same(sql, index, question);
        });
    }

    [Theory]
    [MemberData(nameof(RealLogs.Names), MemberType = typeof(RealLogs))]
    public void Answers_equal_plain_sql_on_real_logs(string name)
    {
        using var sql = new SqlAnswers();
        var (log, _, last) = RealLogs.Named(name, sql);
        using var index = EventLog.Index(log, names: 4);
        // The shop's log has a few wrong clocks: its days are those of the log's main part.
        var span = index.MainSpan;
        var length = Math.Max(1, (span.LastMs - span.FirstMs) / (11 * Day)) * Day;
        var days = Enumerable.Range(0, 12).Select(d => span.FirstMs / Day * Day + d * length).ToImmutableArray();

        foreach (var active in new int?[] { null, last })
        {
            Assert.Equal(Sql(sql, new LifecycleQuestion(active, days)), Ours(Lifecycle.Answer(index, new LifecycleQuestion(active, days), 2, Token)));
            Assert.Equal(Sql(sql, new StickinessQuestion(active, days)), Ours(Stickiness.Answer(index, new StickinessQuestion(active, days), 2, Token)));
        }

        Same(sql, index, new SessionQuestion(days));
    }

    /// <summary>CDNOW: 69,659 purchases of 23,570 customers over 18 months.</summary>
    [Fact]
    public void Monthly_lifecycle_and_stickiness_equal_plain_sql_on_a_purchase_log()
    {
        using var sql = new SqlAnswers();
        using var index = EventLog.Index(RealLogs.Purchases(sql), names: 1);
        var months = Enumerable.Range(0, 19).Select(m => new DateTimeOffset(1997 + m / 12, 1 + m % 12, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()).ToImmutableArray();

        var lifecycle = Lifecycle.Answer(index, new LifecycleQuestion(0, months), 2, Token);

        Assert.Equal(Sql(sql, new LifecycleQuestion(0, months)), Ours(lifecycle));
        Assert.Equal(23_570, lifecycle.Sum(p => p.New));
        Assert.Equal(Sql(sql, new StickinessQuestion(0, months)), Ours(Stickiness.Answer(index, new StickinessQuestion(0, months), 2, Token)));
    }

    [Fact]
    public void Active_users_of_a_period_return_or_go_dormant_in_the_next()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            using var index = EventLog.Index(EventLog.Random(seed));
            var starts = Enumerable.Range(0, 60).Select(i => 1_700_000_000_000 + i * Day).ToImmutableArray();

            var answer = Lifecycle.Answer(index, new LifecycleQuestion(null, starts), 2, Token);

            Assert.All(answer.Zip(answer.Skip(1)), p => Assert.Equal(p.First.Active, p.Second.ActiveBefore));
            Assert.Equal(index.UsersByEvent.Count > 0 ? Enumerable.Range(0, index.Users).Count(u => index.RangeOf(u) is var (from, to) && from < to) : 0, answer.Sum(p => p.New));
        }
    }

    [Fact]
    public void Answers_do_not_depend_on_the_number_of_threads_or_the_width_of_codes()
    {
        var log = EventLog.Random(40);
        using var index = EventLog.Index(log);
        using var wide = EventLog.Index(log, names: 300);
        var starts = Enumerable.Range(0, 60).Select(i => 1_700_000_000_000 + i * Day).ToImmutableArray();

        Assert.Equal(Ours(Lifecycle.Answer(index, new LifecycleQuestion(1, starts), 1, Token)), Ours(Lifecycle.Answer(wide, new LifecycleQuestion(1, starts), 5, Token)));
        Assert.Equal(Ours(Stickiness.Answer(index, new StickinessQuestion(1, starts), 1, Token)), Ours(Stickiness.Answer(wide, new StickinessQuestion(1, starts), 5, Token)));
        var (one, five) = (Sessions.Answer(index, new SessionQuestion(starts), 1, Token), Sessions.Answer(wide, new SessionQuestion(starts), 5, Token));
        Assert.Equal(one.Periods, five.Periods);
        Assert.Equal((one.Total, string.Join(' ', one.Quantiles)), (five.Total, string.Join(' ', five.Quantiles)));
    }

    static void ForRandomLogs(SqlAnswers sql, Action<List<LogEvent>, EventLog.Dice, ImmutableArray<long>> check)
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 19, milliseconds: seed % 3 == 0);
            var dice = new EventLog.Dice(seed);
            // Periods that often begin behind the first event and end before the last.
            var (first, length) = (1_700_000_000_000 + Hour * dice.Next(100), Hour * (5 + dice.Next(60)));
            sql.Load(log);
            check(log, dice, [.. Enumerable.Range(0, 2 + dice.Next(20)).Select(i => first + i * length)]);
        }
    }

    static List<string> Ours(ImmutableArray<LifecyclePeriod> periods) => [.. periods.Select((p, no) => $"{no} {p.New} {p.Returning} {p.Resurrecting} {p.Dormant}")];

    static List<string> Ours(ImmutableArray<long> users) => [.. users.Select((u, k) => (u, k)).Where(u => u.u > 0).Select(u => $"{u.k + 1} {u.u}")];

    static void Periods(SqlAnswers sql, ImmutableArray<long> starts)
    {
        sql.Execute("create or replace temp table periods(no integer, start bigint, stop bigint)");
        sql.Execute("insert into periods values " + string.Join(", ", Enumerable.Range(0, starts.Length - 1).Select(p => $"({p}, {starts[p]}, {starts[p + 1]})")));
    }

    /// <summary>Each state from its definition: a user and a period, asked for the period before and for anything earlier.</summary>
    static List<string> Sql(SqlAnswers sql, LifecycleQuestion question)
    {
        Periods(sql, question.StartsMs);
        var active = question.Event is { } code ? $"event = {code}" : "true";
        return sql.Rows($"""
            with a as (select distinct user_no, no from events join periods on ms >= start and ms < stop where {active}),
            b as (select user_no, min(ms) as first from events where {active} group by 1),
            states as (select p.no, b.user_no, exists (from a where a.user_no = b.user_no and a.no = p.no) as now, exists (from a where a.user_no = b.user_no and a.no = p.no - 1) as before, b.first < p.start as ever from periods p cross join b)
            select p.no, count(*) filter (now and not ever), count(*) filter (now and before), count(*) filter (now and ever and not before), count(*) filter (before and not now)
            from periods p left join states s using (no) group by 1 order by 1
            """);
    }

    static List<string> Sql(SqlAnswers sql, StickinessQuestion question)
    {
        Periods(sql, question.StartsMs);
        return sql.Rows($"""
            select k, count(*) from (select user_no, count(distinct no) as k from events join periods on ms >= start and ms < stop
            where {(question.Event is { } code ? $"event = {code}" : "true")} group by 1) group by 1 order by 1
            """);
    }

    static void Same(SqlAnswers sql, BehaviorIndex index, SessionQuestion question)
    {
        Periods(sql, question.StartsMs);
        var name = question.Column is null ? "sum(case when before is null or ms - before > " + question.GapMs + " then 1 else 0 end) over (partition by user_no order by ms, ordinal rows unbounded preceding)" : question.Column.IsNumber ? "case when isnan(number) then null else number end" : "text";
        sql.Execute($"""
            create or replace temp table sessions as
            with s as (select *, lag(ms) over (partition by user_no order by ms, ordinal) as before from events),
            t as (select *, {name} as session from s),
            g as (select user_no, min(ms) as ms, max(ms) - min(ms) as length, count(*) as depth from t where session is not null group by user_no, session)
            select g.*, no from g join periods on ms >= start and ms < stop
            """);
        var answer = Sessions.Answer(index, question, 2, Token);

        Assert.Equal(
            sql.Rows("select no, count(*), count(distinct user_no), sum(depth), count(*) filter (depth = 1), sum(length) from sessions group by 1 order by 1"),
            answer.Periods.Select((p, no) => (p, no)).Where(p => p.p.Sessions > 0).Select(p =>
                string.Create(CultureInfo.InvariantCulture, $"{p.no} {p.p.Sessions} {p.p.Users} {Math.Round(p.p.Depth * p.p.Sessions)} {Math.Round(p.p.Bounces * p.p.Sessions)} {Math.Round(p.p.Seconds * p.p.Sessions * 1000)}")));
        if (answer.Total.Sessions == 0)
            return;
        foreach (var quantile in answer.Quantiles)
        {
            var expected = sql.Rows(string.Create(CultureInfo.InvariantCulture, $"select quantile_cont(length / 1000, {quantile.Q}), quantile_cont(depth, {quantile.Q}) from sessions"))[0].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(expected[0], quantile.Seconds, 1e-9 * Math.Max(1, expected[0]));
            Assert.Equal(expected[1], quantile.Depth, 1e-9 * expected[1]);
            Assert.True(quantile.Interval.Low <= quantile.Seconds && quantile.Seconds <= quantile.Interval.High);
        }

        // The standard error over users, from its definition.
        if (answer.Total.Users < 2)
            return;
        var error = double.Parse(sql.Rows($"""
            with u as (select user_no, count(*) as n, count(*) filter (depth = 1) as y from sessions group by 1), r as (select sum(y) / sum(n) as r, sum(n) as n, count(*) as c from u)
            select sqrt(c / (c - 1) * (select sum((y - r.r * u.n) ** 2) from u, r)) / n from r
            """)[0], CultureInfo.InvariantCulture);
        var half = Distribution.StudentQuantile(0.975, answer.Total.Users - 1) * error;
        Assert.Equal(Math.Min(1, answer.Total.Bounces + half), answer.Total.BounceInterval.High, 1e-6);
        Assert.Equal(Math.Max(0, answer.Total.Bounces - half), answer.Total.BounceInterval.Low, 1e-6);
    }
}
