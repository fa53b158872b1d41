using System.Globalization;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

public sealed class FirstUseTests
{
    [Fact]
    public void First_times_and_counts_equal_plain_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var log = EventLog.Random(seed * 37, milliseconds: seed % 3 == 0);
            sql.Load(log);
            using var index = EventLog.Index(log);
            var column = index.Column("text")!;

            var first = FirstUse.Of(index, column);

            Assert.Equal(
                sql.Rows("select text, min(ms), count(*) from events where text is not null group by text order by text"),
                Enumerable.Range(0, column.Values).Select(c => string.Create(CultureInfo.InvariantCulture, $"{column.TextOf(c)} {first.TimesMs[c]} {first.Events[c]}")).Order(StringComparer.Ordinal));
        }
    }

    // 2,000 events in a minute and one whose clock stood at 1970.
    [Fact]
    public void A_wrong_clock_makes_no_value_old()
    {
        using var index = EventLog.Index([new(1, 5, 0, "a"), .. Enumerable.Range(0, 2_000).Select(i => new LogEvent(0, 1_700_000_000_000 + (i * 30), 0, "a"))]);

        var first = FirstUse.Of(index, index.Column("text")!);

        Assert.Equal((1_700_000_000_000, 2_000), (first.TimesMs[0], first.Events[0]));
    }
}
