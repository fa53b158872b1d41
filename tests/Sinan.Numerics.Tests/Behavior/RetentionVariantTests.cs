using System.Collections.Immutable;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Recurring cohorts, brackets and breakdowns of retention.</summary>
public sealed class RetentionVariantTests
{
    const int Logs = 300;
    const long Hour = 3_600_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Variants_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 19, milliseconds: seed % 3 == 0);
            if (log.Count == 0)
                continue;
            var dice = new EventLog.Dice(seed);
            var question = Question(log, dice) with { IsRecurring = seed % 4 != 0, Brackets = seed % 3 == 0 ? [] : Brackets(dice), IsRolling = seed % 5 == 0 };
            sql.Load(log);
            using var index = EventLog.Index(log, names: seed % 7 == 0 ? 300 : 5);

            Assert.Equal(sql.RetentionByText(question), Ours(index, question with { By = BehaviorGrouping.ByColumn(index.Column("text")!) }));
        }
    }

    /// <summary>By hand: a user who views on the days 0, 0, 1 and 4 and pays on 1 and 3 is in the cohorts 0, 1 and 4.</summary>
    [Fact]
    public void A_recurring_user_belongs_to_every_period_of_the_born_event()
    {
        (int Day, int Event)[] events = [(0, 0), (0, 0), (1, 1), (1, 0), (3, 1), (4, 0)];
        using var index = EventLog.Index([.. events.Select(e => new LogEvent(0, e.Day * 24 * Hour + 1, e.Event, "x"))]);
        var question = new RetentionQuestion(0, 1, [.. Enumerable.Range(0, 7).Select(d => d * 24 * Hour)], 3, false, long.MaxValue);

        Assert.Equal(["0: 1 1 0 1"], Rows(Retention.Answer(index, question, 1, Token)));
        Assert.Equal(["0: 1 1 0 1", "1: 1 0 1 0", "4: 1 0 - -"], Rows(Retention.Answer(index, question with { IsRecurring = true }, 1, Token)));
        Assert.Equal(["0: 1 1 1", "1: 1 1 0", "4: 1 - -"], Rows(Retention.Answer(index, question with { IsRecurring = true, Brackets = [2, 4] }, 1, Token)));

        static IEnumerable<string> Rows(RetentionAnswer answer) => answer.Cohorts.Select(c => $"{c.Period}: {string.Join(' ', c.Retained.Select(r => r?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"))}");
    }

    [Fact]
    public void Groups_add_up_to_the_whole_and_brackets_of_one_are_the_periods()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 23, milliseconds: false);
            if (log.Count == 0)
                continue;
            var question = Question(log, new EventLog.Dice(seed)) with { IsRecurring = seed % 2 == 0 };
            using var index = EventLog.Index(log);
            var plain = Retention.Answer(index, question, 2, Token);
            var grouped = Retention.Answer(index, question with { By = BehaviorGrouping.ByColumn(index.Column("text")!) }, 2, Token);
            var spelled = Retention.Answer(index, question with { Periods = 0, Brackets = [.. Enumerable.Range(1, question.Periods)] }, 2, Token);

            Assert.Empty(plain.Groups);
            Assert.Equal(Words(plain.Cohorts), Words(grouped.Cohorts));
            Assert.Equal(Words(plain.Cohorts), Words(spelled.Cohorts));
            var sizes = grouped.Groups.Select(g => g.Cohorts.Sum(c => c.Size)).ToList();
            Assert.Equal(sizes.OrderDescending(), sizes);
            foreach (var cohort in plain.Cohorts)
            {
                var parts = grouped.Groups.SelectMany(g => g.Cohorts).Where(c => c.Period == cohort.Period).ToList();
                for (var k = 0; k <= question.Periods; k++)
                    Assert.Equal(cohort.Retained[k], cohort.Retained[k] is null ? null : parts.Sum(c => c.Retained[k]!.Value));
            }
        }

        static IEnumerable<string> Words(ImmutableArray<RetentionCohort> cohorts) => cohorts.Select(c => $"{c.Period} {string.Join(' ', c.Retained)}");
    }

    /// <summary>Each user asked about alone gives the user's cohorts and returns; from these the variance by its formula (Cochran 1977, eq. 6.13).</summary>
    [Fact]
    public void Ratios_over_users_equal_counting_user_by_user()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 29, milliseconds: false);
            if (log.Count == 0)
                continue;
            var dice = new EventLog.Dice(seed);
            var question = Question(log, dice) with { IsRecurring = true, Brackets = seed % 3 == 0 ? Brackets(dice) : [], IsRolling = seed % 2 == 0 };
            using var index = EventLog.Index(log, names: 5);
            var grouped = question with { By = BehaviorGrouping.ByColumn(index.Column("text")!) };
            var answer = Retention.Answer(index, grouped, 2, Token);
            var alone = Enumerable.Range(0, index.Users)
                .Select(user => Retention.Answer(index, grouped with { By = grouped.By!.Where(Enumerable.Range(0, index.Users).Select(u => (byte)(u == user ? 1 : 0)).ToArray()) }, 1, Token)).ToList();

            Equal(answer.ByUser, [.. alone.Select(a => a.Cohorts)]);
            foreach (var group in answer.Groups)
                Equal(group.ByUser, [.. alone.SelectMany(a => a.Groups).Where(g => g.Group == group.Group).Select(g => g.Cohorts)]);
        }

        static void Equal(ImmutableArray<ClusterRatio> ratios, ImmutableArray<RetentionCohort>[] users)
        {
            for (var k = 0; k < ratios.Length; k++)
            {
                var parts = users.Select(u => u.Where(c => c.Retained[k] is not null)).Select(u => (N: (double)u.Sum(c => c.Size), Y: (double)u.Sum(c => c.Retained[k]!.Value))).Where(u => u.N > 0).ToList();
                Assert.Equal((parts.Count, parts.Sum(u => u.N), parts.Sum(u => u.Y)), (ratios[k].Clusters, ratios[k].Count, ratios[k].Total));
                var ratio = parts.Sum(u => u.Y) / parts.Sum(u => u.N);
                if (parts.Count > 1)
                    Assert.Equal(Math.Sqrt(parts.Sum(u => Math.Pow(u.Y - (ratio * u.N), 2)) * parts.Count / (parts.Count - 1)) / parts.Sum(u => u.N), ratios[k].StandardError, 7);
            }
        }
    }

    [Fact]
    public void First_cohorts_have_no_ratios_over_users()
    {
        using var index = EventLog.Index([new LogEvent(0, 1, 0, "x")]);
        Assert.Empty(Retention.Answer(index, new RetentionQuestion(0, 0, [0, 100], 1, false, 100), 1, Token).ByUser);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void Brackets_must_ascend_from_one(params int[] brackets)
    {
        using var index = EventLog.Index([new LogEvent(0, 1, 0, "x")]);
        var question = new RetentionQuestion(0, 0, [0, 100], 1, false, 100) { Brackets = [.. brackets] };
        Assert.Throws<ArgumentException>(() => Retention.Answer(index, question, 1, Token));
    }

    static RetentionQuestion Question(IReadOnlyList<LogEvent> log, EventLog.Dice dice)
    {
        var (first, last, length) = (log.Min(e => e.TimeMs), log.Max(e => e.TimeMs), Hour * (8 + dice.Next(50)));
        var starts = Enumerable.Range(0, (int)((last - first) / length) + 2).Select(i => first + i * length).ToImmutableArray();
        return new RetentionQuestion(dice.Next(5), dice.Next(5), starts, 1 + dice.Next(8), false, last);
    }

    static ImmutableArray<int> Brackets(EventLog.Dice dice)
    {
        var last = 0;
        return [.. Enumerable.Range(0, 1 + dice.Next(4)).Select(_ => last += 1 + dice.Next(4))];
    }

    /// <summary>The answer in the rows of <see cref="SqlAnswers.RetentionByText"/>.</summary>
    internal static List<string> Ours(BehaviorIndex index, RetentionQuestion question, string by = "text")
    {
        var answer = Retention.Answer(index, question, 2, Token);
        return
        [
            .. answer.Groups.Select(g => (Name: g.Group < 0 ? "none" : index.Column(by)!.TextOf(g.Group), g.Cohorts)).Prepend(("all", answer.Cohorts)).OrderBy(g => g.Item1, StringComparer.Ordinal)
                .SelectMany(g => g.Item2.SelectMany(c => c.Retained.Select((r, k) => (Users: r, Row: $"{g.Item1} {c.Period} {k} {r}")).Where(r => r.Users > 0).Select(r => r.Row))),
        ];
    }
}
