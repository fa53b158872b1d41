using System.Collections.Immutable;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>What goes with success, against plain SQL and worked examples.</summary>
public sealed class CorrelationTests
{
    const int Logs = 300;
    const long Hour = 3_600_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Counts_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 23, milliseconds: seed % 3 == 0);
            var dice = new EventLog.Dice(seed);
            sql.Load(log);
            using var index = EventLog.Index(log);
            var question = new CorrelationQuestion(
                dice.Next(5), dice.Next(5), Hour * dice.Next(200), [], [index.Column("text")!], dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(200) : null, dice.Next(3) == 0 ? 1_700_000_000_000 + Hour * dice.Next(900) : null);

            Same(sql, index, question);
        }
    }

    [Theory]
    [MemberData(nameof(RealLogs.Names), MemberType = typeof(RealLogs))]
    public void Counts_equal_plain_sql_on_real_logs(string name)
    {
        using var sql = new SqlAnswers();
        var (log, first, last) = RealLogs.Named(name, sql);
        using var index = EventLog.Index(log, names: 4);

        Same(sql, index, new CorrelationQuestion(first, last, 72 * Hour, [], [index.Column("text")!]));
    }

    [Fact]
    public void The_odds_ratio_its_interval_and_p_are_those_of_the_fourfold_table()
    {
        // 40 of 60 who succeed did event 2 before, 10 of 60 who fail did. With one added to each cell: 41·51 ÷ (21·11) = 9.051948.
        using var index = EventLog.Index([.. Users(0, 40, true, true), .. Users(40, 20, false, true), .. Users(60, 10, true, false), .. Users(70, 50, false, false)], names: 4);

        var answer = Correlation.Answer(index, new CorrelationQuestion(0, 1, Hour), 2, Token);

        var factor = Assert.Single(answer.Factors, f => f.Event == 2);
        Assert.Equal((60L, 60L, 40L, 10L), (answer.Successes, answer.Failures, factor.Successes, factor.Failures));
        Assert.Equal(41.0 * 51 / (21 * 11), factor.OddsRatio, 1e-12);
        // Woolf: exp(ln 9.051948 ± 1.959964·√(1/41 + 1/11 + 1/21 + 1/51)).
        Assert.Equal(3.918163, factor.Interval.Low, 1e-5);
        Assert.Equal(20.912292, factor.Interval.High, 1e-5);
        // χ² = 120·(40·50 − 20·10)² ÷ (60·60·50·70) = 30.857143.
        Assert.Equal(Distribution.ChiSquaredSurvival(120.0 * 1800 * 1800 / (60.0 * 60 * 50 * 70), 1), factor.P, 1e-12);
    }

    [Fact]
    public void What_only_follows_the_goal_is_never_told()
    {
        var log = Enumerable.Range(0, 100).SelectMany(u => new[] { new LogEvent(u, 0, 0), new LogEvent(u, 1000, u % 2 == 0 ? 1 : 3), new LogEvent(u, 2000, 2) }).ToList();
        using var index = EventLog.Index(log, names: 4);

        var answer = Correlation.Answer(index, new CorrelationQuestion(0, 1, 500_000), 2, Token);

        // Everybody does event 2, those who succeed only afterwards.
        var factor = Assert.Single(answer.Factors, f => f.Event == 2);
        Assert.Equal((0L, 50L), (factor.Successes, factor.Failures));
        Assert.DoesNotContain(answer.Factors, f => f.Event is 0 or 1);
    }

    [Fact]
    public void Steps_of_the_funnel_and_rare_events_are_left_out()
    {
        // 2,000 enter: an event needs min(25, 2 % = 40) = 25 users.
        var log = Enumerable.Range(0, 2000).SelectMany(u => new[] { new LogEvent(u, 0, 0), new LogEvent(u, 1000, u < 24 ? 3 : u < 49 ? 4 : 2), new LogEvent(u, 2000, u % 3 == 0 ? 1 : 2) }).ToList();
        using var index = EventLog.Index(log, names: 5);

        Assert.Equal([2, 4], Correlation.Answer(index, new CorrelationQuestion(0, 1, Hour), 2, Token).Factors.Select(f => f.Event).Order());
        Assert.Equal([4], Correlation.Answer(index, new CorrelationQuestion(0, 1, Hour, [2]), 2, Token).Factors.Select(f => f.Event));
    }

    [Fact]
    public void Chance_alone_is_seldom_told()
    {
        // 200 events done by coin flips: false finds at q ≤ 0.05 are rare over many logs.
        var finds = 0;
        for (ulong seed = 1; seed <= 200; seed++)
        {
            var dice = new EventLog.Dice(seed);
            List<LogEvent> log = [];
            for (var u = 0; u < 300; u++)
            {
                log.Add(new LogEvent(u, 0, 0));
                log.AddRange(Enumerable.Range(2, 200).Where(_ => dice.Next(2) == 0).Select(e => new LogEvent(u, e, e)));
                if (dice.Next(2) == 0)
                    log.Add(new LogEvent(u, 1000, 1));
            }

            using var index = EventLog.Index(log, names: 202);
            finds += Correlation.Answer(index, new CorrelationQuestion(0, 1, Hour), 2, Token).Factors.Any(f => f.Q <= 0.05) ? 1 : 0;
        }

        // At most 5 % of the logs on average; 99.9 % of the time no more than 20 of 200 (binomial quantile).
        Assert.InRange(finds, 0, 20);
    }

    [Fact]
    public void Answers_do_not_depend_on_the_number_of_threads_or_the_width_of_codes()
    {
        var log = EventLog.Random(40);
        using var index = EventLog.Index(log);
        using var wide = EventLog.Index(log, names: 300);
        var question = new CorrelationQuestion(1, 2, 400 * Hour);

        Assert.Equal(Rows(Correlation.Answer(index, question, 1, Token)), Rows(Correlation.Answer(wide, question, 5, Token)));
    }

    static IEnumerable<LogEvent> Users(int first, int count, bool does, bool succeeds) => Enumerable.Range(first, count).SelectMany(u =>
        new[] { new LogEvent(u, 0, 0) }.Concat(does ? [new LogEvent(u, 1000, 2)] : []).Concat(succeeds ? [new LogEvent(u, 2000, 1)] : []));

    static List<string> Rows(CorrelationAnswer answer) =>
    [
        .. answer.Factors.Select(f => $"{(f.Column is null ? $"event {f.Event}" : "text " + f.Column.TextOf(f.Value))} {f.Successes} {f.Failures}").Append($"all {answer.Successes} {answer.Failures}").Order(StringComparer.Ordinal),
    ];

    static void Same(SqlAnswers sql, BehaviorIndex index, CorrelationQuestion question)
    {
        var answer = Correlation.Answer(index, question, 2, Token);
        var (from, to) = (question.FromMs is { } first ? $" and ms >= {first}" : "", question.ToMs is { } last ? $" and ms < {last}" : "");
        var rows = sql.Rows($"""
            with s as (select *, row_number() over (partition by user_no order by ms, ordinal) as place from events),
            a as (select user_no, min(place) as place from s where event = {question.Entry}{from} group by 1),
            e as (select s.user_no, s.place, s.ms, s.text from a join s using (user_no, place) where true{to}),
            g as (select e.*, (select min(place) from s where s.user_no = e.user_no and s.place > e.place and s.event = {question.Goal} and s.ms <= e.ms + {question.WithinMs}) as goal from e),
            d as (select distinct g.user_no, g.goal, s.event from g join s on s.user_no = g.user_no and s.place > g.place and s.ms <= g.ms + {question.WithinMs} and (g.goal is null or s.place < g.goal)),
            c as (select 'all' as name, count(*) filter (goal is not null) as s, count(*) filter (goal is null) as f from g
                  union all select concat('event ', event), count(*) filter (goal is not null), count(*) filter (goal is null) from d where event not in ({question.Entry}, {question.Goal}) group by event
                  union all select text, count(*) filter (goal is not null), count(*) filter (goal is null) from g where text is not null group by text)
            select name, s, f from c where name = 'all' or s + f >= (select least(25, 0.02 * count(*)) from g)
            """);

        Assert.Equal(rows.Order(StringComparer.Ordinal), Rows(answer).Select(r => r.Replace("text text", "text", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
