using System.Collections.Immutable;
using System.Globalization;
using Sinan.Numerics.Behavior;

namespace Sinan.Benchmarks;

/// <summary>A question asked of the index and of SQL; both give the same rows as text.</summary>
/// <param name="Name">Shown in the table.</param>
/// <param name="Target">Least ratio of the two times.</param>
/// <param name="Index">Asks the index.</param>
/// <param name="Sql">Equivalent statements; the fastest counts.</param>
public sealed record BehaviorQuestion(string Name, double Target, Func<BehaviorIndex, int, ImmutableArray<string>> Index, params ImmutableArray<string> Sql)
{
    /// <summary>The same for ClickHouse, whose rows begin the index's rows; null where its dialect has no near equivalent.</summary>
    public string? ClickHouse { get; init; }

    /// <summary>Most milliseconds for 100 million events; null = only the ratio counts.</summary>
    public double? MostMs { get; init; }
}

/// <summary>The compared questions: events 0 view, 4 cart, 6 pay.</summary>
public static class BehaviorQuestions
{
    const long Day = 86_400_000;

    /// <summary>Days over the whole log.</summary>
    internal static ImmutableArray<long> Days { get; } = [.. Enumerable.Range(0, 91).Select(d => GeneratedLog.FirstMs + d * Day)];

    /// <summary>Weeks over the whole log; 2024-01-01 was a Monday.</summary>
    internal static ImmutableArray<long> Weeks { get; } = [.. Enumerable.Range(0, 14).Select(w => GeneratedLog.FirstMs + w * 7 * Day)];

    public static ImmutableArray<BehaviorQuestion> All { get; } =
    [
        new("funnel, within 7 days", 25, (index, threads) => Funnel(index, 7 * Day, threads), FunnelByWindows, FunnelByAsOf) { ClickHouse = FunnelByWindowFunnel, MostMs = 150 },
        new("funnel, unlimited", 25, (index, threads) => Funnel(index, null, threads), FunnelByJoins),
        new("retention by week", 25, Retention, RetentionByJoin, RetentionByWindow) { ClickHouse = RetentionByArrays, MostMs = 400 },
        new("trend of users by day", 10, (index, threads) => Trend(index, threads, users: true), TrendOfUsers, TrendOfUsersByDistinct) { ClickHouse = TrendOfUniqueUsers },
        new("trend of counts by day", 5, (index, threads) => Trend(index, threads, users: false), TrendOfCounts, TrendOfCountsByDate) { ClickHouse = TrendOfCountsByDay },
        new("counts by day, channel", 5, (index, threads) => TrendByChannel(index, threads, users: false), TrendOfCountsByChannel) { MostMs = 60 },
        new("users by day, channel", 10, (index, threads) => TrendByChannel(index, threads, users: true), TrendOfUsersByChannel),
        // Periods that the rollup does not know: the walk over the events itself.
        new("counts, days at 0:07", 1, (index, threads) => Trend(index, threads, users: false, late: 7 * 60_000), TrendOfLateCounts),
        new("paths, depth 5", 0, Paths) { MostMs = 1500 },
        new("correlation, 200 events", 0, Correlate) { MostMs = 2000 },
        new("cohort, two behaviours", 5, Cohort, CohortBySums) { MostMs = 300 },
    ];

    // Next cart and the pay after it, for each event, by windows over the listed events only.
    const string FunnelByWindows = """
        with s as (select user_no, time, ordinal, event_no from events where event_no in (0, 4, 6)),
        c as (select user_no, time, ordinal, event_no, min(case when event_no = 6 then time end) over later as pay
              from s window later as (partition by user_no order by time, ordinal rows between 1 following and unbounded following)),
        b as (select user_no, time, ordinal, event_no, min(case when event_no = 4 then time end) over later as cart, min(case when event_no = 4 then pay end) over later as pay
              from c window later as (partition by user_no order by time, ordinal rows between 1 following and unbounded following)),
        e as (select user_no, time, ordinal, cart, pay, case when cart <= time + interval 7 day then case when pay <= time + interval 7 day then 3 else 2 end else 1 end as reached
              from b where event_no = 0),
        u as (select user_no, max(reached) as reached, arg_min({t: time, b: cart, p: pay}, {r: -reached, t: time, o: ordinal}) as first from e group by user_no)
        select count(*), count(*) filter (reached >= 2), count(*) filter (reached = 3),
               median(epoch(first.b) - epoch(first.t)) filter (reached >= 2), median(epoch(first.p) - epoch(first.b)) filter (reached = 3) from u
        """;

    // The same by as-of joins: the ordinal follows the time in this log, so it alone orders a user's events.
    const string FunnelByAsOf = """
        with b as (select c.user_no, c.ordinal, c.time as cart, p.time as pay from (select * from events where event_no = 4) c
                   asof left join (select * from events where event_no = 6) p on c.user_no = p.user_no and c.ordinal < p.ordinal),
        e as (select v.user_no, v.time, v.ordinal, b.cart, b.pay, case when cart <= v.time + interval 7 day then case when pay <= v.time + interval 7 day then 3 else 2 end else 1 end as reached
              from (select * from events where event_no = 0) v asof left join b on v.user_no = b.user_no and v.ordinal < b.ordinal),
        u as (select user_no, max(reached) as reached, arg_min({t: time, b: cart, p: pay}, ordinal - reached * 1000000000000) as first from e group by user_no)
        select count(*), count(*) filter (reached >= 2), count(*) filter (reached = 3),
               median(epoch(first.b) - epoch(first.t)) filter (reached >= 2), median(epoch(first.p) - epoch(first.b)) filter (reached = 3) from u
        """;

    // Without a window the first entry reaches furthest: three group-bys.
    const string FunnelByJoins = """
        with a as (select user_no, min(ordinal) as ordinal, min(time) as time from events where event_no = 0 group by user_no),
        b as (select e.user_no, min(e.ordinal) as ordinal, min(e.time) as time from events e join a on a.user_no = e.user_no and e.ordinal > a.ordinal where e.event_no = 4 group by e.user_no),
        c as (select e.user_no, min(e.time) as time from events e join b on b.user_no = e.user_no and e.ordinal > b.ordinal where e.event_no = 6 group by e.user_no)
        select count(*), count(b.user_no), count(c.user_no), median(epoch(b.time) - epoch(a.time)), median(epoch(c.time) - epoch(b.time))
        from a left join b using (user_no) left join c using (user_no)
        """;

    const string RetentionByJoin = """
        with born as (select user_no, date_trunc('week', min(time)) as cohort from events where event_no = 0 group by user_no),
        back as (select distinct user_no, date_trunc('week', time) as week from events where event_no = 6)
        select cohort, 0 as k, count(*) from born group by cohort
        union all
        select cohort, datediff('week', cohort, week) as k, count(*) from born join back using (user_no)
        where week > cohort and week < timestamp '2024-03-25' group by cohort, k having k <= 8 order by 1, 2
        """;

    const string RetentionByWindow = """
        with e as (select user_no, date_trunc('week', min(time) filter (event_no = 0)) as cohort, list(distinct date_trunc('week', time)) filter (event_no = 6) as weeks
                   from events where event_no in (0, 6) group by user_no having cohort is not null),
        r as (select cohort, unnest(weeks) as week from e)
        select cohort, 0 as k, count(*) from e group by cohort
        union all
        select cohort, datediff('week', cohort, week) as k, count(*) from r
        where week > cohort and week < timestamp '2024-03-25' group by cohort, k having k <= 8 order by 1, 2
        """;

    const string TrendOfUsers = "select date_trunc('day', time) as day, count(distinct user_no) from events where event_no = 0 group by day order by day";

    const string TrendOfUsersByDistinct = "select day, count(*) from (select distinct user_no, date_trunc('day', time) as day from events where event_no = 0) group by day order by day";

    const string TrendOfCounts = "select date_trunc('day', time) as day, count(*) from events where event_no = 0 group by day order by day";

    const string TrendOfCountsByDate = "select day::timestamp, n from (select time::date as day, count(*) as n from events where event_no = 0 group by day) order by 1";

    const string FunnelByWindowFunnel = """
        select sum(level >= 1), sum(level >= 2), sum(level >= 3)
        from (select windowFunnel(604800)(time, event_no = 0, event_no = 4, event_no = 6) as level from events where event_no in (0, 4, 6) group by user_no)
        """;

    // Weeks since 2024-01-01, of which the twelfth (from 2024-03-25) is not over.
    const string RetentionByArrays = """
        select concat(toString(toDateTime(1704067200 + cohort * 604800)), ' ', toString(k), ' ', toString(users)) from (
            select cohort, week - cohort as k, count() as users from (
                select intDiv(toUInt32(minIf(time, event_no = 0)) - 1704067200, 604800) as cohort,
                    arrayPushBack(arrayFilter(w -> w > cohort and w < 12, groupUniqArrayIf(intDiv(toUInt32(time) - 1704067200, 604800), event_no = 6)), cohort) as weeks
                from events where event_no in (0, 6) group by user_no having countIf(event_no = 0) > 0)
            array join weeks as week where week - cohort <= 8 group by cohort, k) order by cohort, k
        """;

    const string TrendOfUniqueUsers = "select toDateTime(toStartOfDay(time)) as day, uniqExact(user_no) from events where event_no = 0 group by day order by day";

    const string TrendOfCountsByDay = "select toDateTime(toStartOfDay(time)) as day, count() from events where event_no = 0 group by day order by day";

    const string TrendOfCountsByChannel = "select channel_no, time::date::timestamp as day, count(*) from events where event_no = 0 group by 1, 2 order by 1, 2";

    const string TrendOfUsersByChannel = "select channel_no, time::date::timestamp as day, count(distinct user_no) from events where event_no = 0 group by 1, 2 order by 1, 2";

    const string TrendOfLateCounts = "select (time - interval 7 minute)::date::timestamp + interval 7 minute as day, count(*) from events where event_no = 0 and time >= timestamp '2024-01-01 00:07:00' group by day order by day";

    const string CohortBySums = """
        select count(*) from (select user_no from events group by user_no
        having sum(case when event_no = 4 then 1 else 0 end) >= 3 and sum(case when event_no = 6 and time >= timestamp '2024-03-01' then 1 else 0 end) = 0)
        """;

    static ImmutableArray<string> Paths(BehaviorIndex index, int threads)
    {
        var answer = Numerics.Behavior.Paths.Answer(index, new PathQuestion(GapMs: 7 * Day), threads, CancellationToken.None);
        return [$"{answer.Users} {answer.Paths} {answer.Nodes.Length} {answer.Edges.Length}"];
    }

    static ImmutableArray<string> Correlate(BehaviorIndex index, int threads)
    {
        var answer = Correlation.Answer(index, new CorrelationQuestion(0, 6, 30 * Day), threads, CancellationToken.None);
        return [.. answer.Factors.Select(f => $"{f.Event} {f.Successes} {f.Failures}")];
    }

    static ImmutableArray<string> Cohort(BehaviorIndex index, int threads)
    {
        var march = new DateTimeOffset(2024, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var members = Cohorts.Find(index, new CohortCondition.All([new CohortCondition.Did(4, 3), new CohortCondition.Not(new CohortCondition.Did(6, FromMs: march))]), threads, CancellationToken.None);
        return [Cohorts.Count(members).ToString(CultureInfo.InvariantCulture)];
    }

    static ImmutableArray<string> Funnel(BehaviorIndex index, long? within, int threads)
    {
        var total = Numerics.Behavior.Funnel.Answer(index, new FunnelQuestion([0, 4, 6], within), threads, CancellationToken.None).Total;
        return [string.Join(' ', [.. total.Users.Select(u => u.ToString(CultureInfo.InvariantCulture)), .. total.MedianSeconds.Skip(1).Select(s => s.ToString("0.0", CultureInfo.InvariantCulture))])];
    }

    static ImmutableArray<string> Retention(BehaviorIndex index, int threads)
    {
        var answer = Numerics.Behavior.Retention.Answer(index, new RetentionQuestion(0, 6, Weeks, 8, false, index.LastMs), threads, CancellationToken.None);
        return [.. answer.Cohorts.SelectMany(c => c.Retained.Select((r, k) => (Cohort: c.Period, K: k, Users: r)))
            .Where(c => c.Users > 0).Select(c => $"{Moment(Weeks[c.Cohort])} {c.K} {c.Users}")];
    }

    static ImmutableArray<string> Trend(BehaviorIndex index, int threads, bool users, long late = 0)
    {
        ImmutableArray<long> days = [.. Days.Select(d => d + late)];
        var series = Numerics.Behavior.Trend.Answer(index, new TrendQuestion(0, days, CountsUsers: users), threads, CancellationToken.None).Single();
        return [.. (users ? series.Users : series.Counts).Select((n, d) => $"{Moment(days[d])} {n}")];
    }

    static ImmutableArray<string> TrendByChannel(BehaviorIndex index, int threads, bool users)
    {
        var question = new TrendQuestion(0, Days, By: BehaviorGrouping.ByColumn(index.Column("channel")!), CountsUsers: users);
        return
        [
            .. Numerics.Behavior.Trend.Answer(index, question, threads, CancellationToken.None).OrderBy(s => s.Group)
                .SelectMany(s => (users ? s.Users : s.Counts).Select((n, d) => (Line: $"{s.Group} {Moment(Days[d])} {n}", N: n))).Where(r => r.N > 0).Select(r => r.Line),
        ];
    }

    static string Moment(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
