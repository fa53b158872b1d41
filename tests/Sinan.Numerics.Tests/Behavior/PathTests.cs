using System.Collections.Immutable;
using Sinan.Numerics.Behavior;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Paths against plain SQL and against their definition on random logs with ties, and on real logs.</summary>
public sealed class PathTests
{
    const int Logs = 300;
    const long Hour = 3_600_000;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Paths_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 7, milliseconds: seed % 3 == 0);
            var question = Question(new EventLog.Dice(seed), 5) with { WithinMs = null };
            sql.Load(log);
            using var index = EventLog.Index(log);

            var answer = Paths.Answer(index, question, 2, Token);

            Assert.Equal(PathAnswers.Sql(sql, question).Where(r => !r.StartsWith("branch", StringComparison.Ordinal)), PathAnswers.Ours(answer).Where(r => !r.StartsWith("branch", StringComparison.Ordinal)));
            if (answer.Branches.Length < Paths.MostBranches)
                Assert.Equal(PathAnswers.Sql(sql, question), PathAnswers.Ours(answer));
        }
    }

    [Fact]
    public void Paths_equal_their_definition_whatever_is_told_apart_and_however_they_are_cut()
    {
        for (ulong seed = 1; seed <= 2 * Logs; seed++)
        {
            var log = EventLog.Random(seed * 3, names: 9, milliseconds: seed % 3 == 0);
            var dice = new EventLog.Dice(seed);
            var question = Question(dice, 9) with { Top = 1 + dice.Next(5) };
            using var index = EventLog.Index(log, names: 9);

            var answer = Paths.Answer(index, question, 2, Token);

            var expected = PathAnswers.Naive(log, question);
            Assert.Equal(expected.Where(r => !r.StartsWith("branch", StringComparison.Ordinal)), PathAnswers.Ours(answer).Where(r => !r.StartsWith("branch", StringComparison.Ordinal)));
            Assert.Empty(PathAnswers.Ours(answer).Except(expected));
            Assert.Equal(Math.Min(Paths.MostBranches, expected.Count(r => r.StartsWith("branch", StringComparison.Ordinal))), answer.Branches.Length);
        }
    }

    [Fact]
    public void Paths_do_not_depend_on_the_number_of_threads_or_the_width_of_codes()
    {
        var log = EventLog.Random(40, names: 9);
        using var index = EventLog.Index(log, names: 9);
        using var wide = EventLog.Index(log, names: 300);
        var question = new PathQuestion(GapMs: 5 * Hour, Depth: 7, Top: 3);

        var expected = PathAnswers.Ours(Paths.Answer(index, question, 1, Token));

        Assert.NotEmpty(expected);
        Assert.Equal(expected, PathAnswers.Ours(Paths.Answer(index, question, 7, Token)));
        Assert.Equal(expected, PathAnswers.Ours(Paths.Answer(wide, question, 2, Token)));
    }

    [Fact]
    public void A_filter_leaves_out_users_and_a_branch_stands_behind_its_stem()
    {
        var log = EventLog.Random(90);
        using var index = EventLog.Index(log);
        var question = new PathQuestion(GapMs: 9 * Hour, Users: BehaviorGrouping.ByUser(new[] { -1, 0, -1, 0, 0 }, 1));

        var answer = Paths.Answer(index, question, 2, Token);

        Assert.Equal(PathAnswers.Naive(log.Where(e => e.User is 1 or 3 or 4), question), PathAnswers.Ours(answer));
        var seen = new HashSet<string>();
        foreach (var branch in answer.Branches.Select(b => b.Events))
        {
            Assert.True(branch.Length == 1 || seen.Contains(string.Join('-', branch[..^1])));
            seen.Add(string.Join('-', branch));
        }
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(11, 6)]
    [InlineData(5, 0)]
    [InlineData(5, 15)]
    public void Depth_and_number_of_events_have_bounds(int depth, int top)
    {
        using var index = EventLog.Index([new LogEvent(0, 0, 0)]);

        Assert.Throws<ArgumentOutOfRangeException>(() => Paths.Answer(index, new PathQuestion(Depth: depth, Top: top), 1, Token));
    }

    [Theory]
    [MemberData(nameof(RealLogs.Names), MemberType = typeof(RealLogs))]
    public void Paths_equal_plain_sql_on_real_logs(string name)
    {
        using var sql = new SqlAnswers();
        var (log, first, last) = RealLogs.Named(name, sql);
        using var index = EventLog.Index(log, names: 4);

        foreach (var question in ImmutableArray.Create(
            new PathQuestion(Depth: 4), new PathQuestion(Start: Math.Min(1, last), Depth: 4), new PathQuestion(End: last, Depth: 4), new PathQuestion(first, last, Depth: 10), new PathQuestion(KeepsRepeats: true, Depth: 3), new PathQuestion(FirstVisitsOnly: true)))
        {
            var answer = Paths.Answer(index, question, 2, Token);
            Assert.True(answer.Paths > 100);
            Assert.Empty(PathAnswers.Ours(answer).Except(PathAnswers.Sql(sql, question)));
            Assert.Equal(PathAnswers.Sql(sql, question).Count(r => r[0] != 'b'), answer.Nodes.Length + answer.Edges.Length + 1);
        }
    }

    static PathQuestion Question(EventLog.Dice dice, int names) => new(
        dice.Next(2) == 0 ? null : dice.Next(names), dice.Next(2) == 0 ? null : dice.Next(names), Hour * dice.Next(40), dice.Next(3) == 0 ? Hour * dice.Next(40) : null, 1 + dice.Next(10), 14,
        dice.Next(3) == 0, dice.Next(3) == 0, dice.Next(4) == 0 ? 1_700_000_000_000 + Hour * dice.Next(200) : null, dice.Next(4) == 0 ? 1_700_000_000_000 + Hour * dice.Next(900) : null);
}
