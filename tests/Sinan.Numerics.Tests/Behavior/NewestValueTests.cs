using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

public sealed class NewestValueTests
{
    const int Logs = 300;

    /// <summary>The law against SQL's ASOF join over random logs full of ties, with gaps in the column, unknown users and moments before everything.</summary>
    [Fact]
    public void Values_equal_an_asof_join_on_random_logs()
    {
        using var sql = new SqlAnswers();
        sql.Execute("create table moments(no integer, user_no integer, ms bigint)");
        var found = 0;
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 29, milliseconds: seed % 3 == 0);
            var dice = new EventLog.Dice(seed);
            var moments = Enumerable.Range(0, 1 + dice.Next(60))
                .Select(_ => (User: dice.Next(11) - 1, Ms: log.Count > 0 && dice.Next(2) == 0 ? log[dice.Next(log.Count)].TimeMs : 1_699_999_000_000 + (3_600_000L * dice.Next(1500)))).ToArray();
            sql.Load(log);
            sql.Execute("delete from moments");
            sql.Execute("insert into moments values " + string.Join(", ", moments.Select((m, i) => $"({i}, {m.User}, {m.Ms})")));
            using var index = EventLog.Index(log);
            var column = index.Column("text")!;
            var codes = new int[moments.Length];

            NewestValue.Find(index, column, [.. moments.Select(m => m.User)], [.. moments.Select(m => m.Ms)], codes);

            // One row a user and time, the last in order of arrival, so that the join has no choice.
            var expected = sql.Rows("""
                with said as (select user_no, ms, last(text order by ordinal) as text from events where text is not null group by user_no, ms)
                select m.no, coalesce(s.text, '-') from moments m asof left join said s on m.user_no = s.user_no and m.ms >= s.ms order by m.no
                """);
            Assert.Equal(expected, codes.Select((code, i) => $"{i} {(code < 0 ? "-" : column.TextOf(code))}"));
            found += codes.Count(c => c >= 0);
        }

        Assert.InRange(found, 1000, int.MaxValue);
    }

    [Fact]
    public void Of_one_time_the_last_event_counts_and_none_before_the_first()
    {
        using var index = EventLog.Index([new(0, 1000, 0, "old"), new(0, 2000, 0, "first"), new(0, 2000, 1, "second"), new(0, 2000, 2), new(1, 5000, 0, "other")]);
        var column = index.Column("text")!;
        var codes = new int[5];

        NewestValue.Find(index, column, [0, 0, 0, 1, 7], [999, 1999, 9000, 4999, 9000], codes);

        Assert.Equal(["none", "old", "second", "none", "none"], codes.Select(c => c < 0 ? "none" : column.TextOf(c)));
    }

    [Fact]
    public void Lengths_that_differ_are_refused()
    {
        using var index = EventLog.Index([new(0, 1000, 0, "a")]);
        Assert.Throws<ArgumentException>(() => NewestValue.Find(index, index.Column("text")!, [0], [1, 2], new int[1]));
    }

    [Fact]
    public void A_column_without_codes_is_refused()
    {
        using var index = EventLog.Index([.. Enumerable.Range(0, 20).Select(i => new LogEvent(0, 1000 + i, 0, null, i / 7.0))], mostDistinct: 4);
        Assert.False(index.Column("number")!.IsCoded);
        Assert.Throws<ArgumentException>(() => NewestValue.Find(index, index.Column("number")!, [0], [1], new int[1]));
    }
}
