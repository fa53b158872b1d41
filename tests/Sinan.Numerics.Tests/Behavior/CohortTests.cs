using System.Collections.Immutable;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Sets of users against plain SQL on random logs and trees of conditions, and as filters of other questions.</summary>
public sealed class CohortTests
{
    const int Logs = 300;
    const long Hour = 3_600_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Sets_equal_plain_sql_on_random_logs_and_trees()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 29, milliseconds: seed % 3 == 0);
            sql.Load(log);
            using var index = EventLog.Index(log);
            for (ulong tree = 0; tree < 3; tree++)
            {
                var (condition, where) = Tree(new EventLog.Dice(seed * 3 + tree), index, 3);

                Assert.Equal(sql.Rows($"select u.user_no from (select distinct user_no from events) u where {where} order by 1"), Users(Cohorts.Find(index, condition, 2, Token)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(RealLogs.Names), MemberType = typeof(RealLogs))]
    public void Sets_equal_plain_sql_on_real_logs(string name)
    {
        using var sql = new SqlAnswers();
        using var index = EventLog.Index(RealLogs.Named(name, sql).Log, names: 4);

        for (ulong seed = 1; seed <= 10; seed++)
        {
            var (condition, where) = Tree(new EventLog.Dice(seed), index, 3);
            Assert.Equal(sql.Rows($"select u.user_no from (select distinct user_no from events) u where {where} order by 1"), Users(Cohorts.Find(index, condition, 2, Token)));
        }
    }

    [Fact]
    public void A_set_is_counted_and_does_not_depend_on_threads_or_the_width_of_codes()
    {
        var log = EventLog.Random(40);
        using var index = EventLog.Index(log);
        using var wide = EventLog.Index(log, names: 300);
        var condition = new CohortCondition.Any([new CohortCondition.Did(1, 3), new CohortCondition.Sequence(0, 2, 20 * Hour)]);

        Assert.Equal(Cohorts.Find(index, condition, 1, Token), Cohorts.Find(wide, condition, 5, Token));
        Assert.Equal(Cohorts.Find(index, condition, 1, Token).Count(b => b == 1), Cohorts.Count(Cohorts.Find(index, condition, 2, Token)));
        Assert.Equal(70_000, Cohorts.Count(Enumerable.Range(0, 100_000).Select(i => (byte)(i % 10 < 7 ? 1 : 0)).ToArray()));
    }

    [Fact]
    public void As_a_filter_a_set_gives_the_answers_of_the_log_of_its_users()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 37);
            if (log.Count == 0)
                continue;
            using var index = EventLog.Index(log);
            var members = Cohorts.Find(index, new CohortCondition.Did(0, 2), 2, Token);
            using var rest = EventLog.Index([.. log.Where(e => members[e.User] == 1)]);
            var text = index.Column("text")!;
            var starts = Enumerable.Range(0, 70).Select(i => 1_700_000_000_000 + i * 24 * Hour).ToImmutableArray();

            Assert.Equal(Funnel.Answer(rest, new FunnelQuestion([0, 1, 2]), 2, Token).Total.Users, Funnel.Answer(index, new FunnelQuestion([0, 1, 2], By: BehaviorGrouping.None.Where(members)), 2, Token).Total.Users);
            Assert.Equal(Rows(Funnel.Answer(rest, new FunnelQuestion([0, 1], By: BehaviorGrouping.ByColumn(rest.Column("text")!)), 2, Token), rest.Column("text")!), Rows(Funnel.Answer(index, new FunnelQuestion([0, 1], By: BehaviorGrouping.ByColumn(text).Where(members)), 2, Token), text));
            Assert.Equal(
                Retention.Answer(rest, new RetentionQuestion(0, 1, starts, 5, false, long.MaxValue), 2, Token).Cohorts.Select(c => $"{c.Period} {string.Join(' ', c.Retained)}"),
                Retention.Answer(index, new RetentionQuestion(0, 1, starts, 5, false, long.MaxValue, BehaviorGrouping.None.Where(members)), 2, Token).Cohorts.Select(c => $"{c.Period} {string.Join(' ', c.Retained)}"));
            Assert.Equal(Trend.Answer(rest, new TrendQuestion(0, starts), 2, Token).SelectMany(s => s.Counts), Padded(Trend.Answer(index, new TrendQuestion(0, starts, By: BehaviorGrouping.None.Where(members)), 2, Token), starts.Length - 1));
        }

        static IEnumerable<string> Rows(FunnelAnswer answer, BehaviorColumn text) => answer.Groups.Select(g => $"{(g.Group < 0 ? "none" : text.TextOf(g.Group))} {string.Join(' ', g.Users)}").Order(StringComparer.Ordinal);

        // A filtered trend without events has no series, an unfiltered one a series of zeros.
        static IEnumerable<long> Padded(ImmutableArray<TrendSeries> series, int periods) => series.IsEmpty ? new long[periods] : series.Single().Counts;
    }

    [Fact]
    public void Wrong_conditions_are_refused()
    {
        using var index = EventLog.Index([new LogEvent(0, 0, 0)]);

        Assert.Throws<ArgumentOutOfRangeException>(() => Cohorts.Find(index, new CohortCondition.Did(0, 0), 1, Token));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cohorts.Find(index, new CohortCondition.Sequence(0, 1, -1), 1, Token));
    }

    static List<string> Users(byte[] members) => [.. members.Index().Where(m => m.Item == 1).Select(m => $"{m.Index}")];

    /// <summary>A random tree and the same in SQL over "u".</summary>
    static (CohortCondition Condition, string Where) Tree(EventLog.Dice dice, BehaviorIndex index, int depth)
    {
        long? from = dice.Next(2) == 0 ? null : 1_700_000_000_000 + Hour * dice.Next(400), to = dice.Next(2) == 0 ? null : 1_700_000_000_000 + Hour * dice.Next(900);
        var bounds = (from is null ? "" : $" and a.ms >= {from}") + (to is null ? "" : $" and a.ms < {to}");
        switch (dice.Next(depth > 0 ? 7 : 4))
        {
            case 0:
                var (code, times) = (dice.Next(4), 1 + dice.Next(4));
                return (new CohortCondition.Did(code, times, from, to), $"(select count(*) from events a where a.user_no = u.user_no and a.event = {code}{bounds}) >= {times}");
            case 1:
                var (first, then) = (dice.Next(4), dice.Next(4));
                long? within = dice.Next(2) == 0 ? null : Hour * dice.Next(60);
                return (new CohortCondition.Sequence(first, then, within, from, to),
                    $"exists (select 1 from events a join events b on b.user_no = a.user_no and (b.ms > a.ms or (b.ms = a.ms and b.ordinal > a.ordinal)){(within is null ? "" : $" and b.ms <= a.ms + {within}")} where a.user_no = u.user_no and a.event = {first} and b.event = {then}{bounds})");
            case 2:
                var text = index.Column("text")!;
                var wanted = Enumerable.Range(0, text.Values).Where(_ => dice.Next(3) == 0).ToList();
                return (new CohortCondition.Has(text, [.. wanted]), $"exists (select 1 from events a where a.user_no = u.user_no and a.text in ('–'{string.Concat(wanted.Select(v => $", '{text.TextOf(v)}'"))}))");
            case 3:
                var users = Enumerable.Range(0, 5).Select(_ => (byte)dice.Next(2)).ToArray();
                return (new CohortCondition.In(users), $"u.user_no in (-1{string.Concat(users.Index().Where(x => x.Item == 1).Select(x => $", {x.Index}"))})");
            case 4:
                var not = Tree(dice, index, depth - 1);
                return (new CohortCondition.Not(not.Condition), $"not ({not.Where})");
            case 5:
                var all = Enumerable.Range(0, dice.Next(4)).Select(_ => Tree(dice, index, depth - 1)).ToList();
                return (new CohortCondition.All([.. all.Select(p => p.Condition)]), "(true" + string.Concat(all.Select(p => $" and {p.Where}")) + ")");
            default:
                var any = Enumerable.Range(0, dice.Next(4)).Select(_ => Tree(dice, index, depth - 1)).ToList();
                return (new CohortCondition.Any([.. any.Select(p => p.Condition)]), "(false" + string.Concat(any.Select(p => $" or {p.Where}")) + ")");
        }
    }
}
