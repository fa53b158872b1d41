using System.Collections.Immutable;
using System.Globalization;
using Sinan.DuckDb;
using Sinan.Numerics.Behavior;

namespace Sinan.Numerics.Tests.Behavior;

/// <summary>Attributes of users as of the event's time and attributes of items, against ASOF joins and plain joins in SQL on DuckDB.</summary>
public sealed class AttributeTests
{
    const int Logs = 300;
    const long Start = 1_700_000_000_000;
    const long Hour = 3_600_000;
    const long Day = 24 * Hour;

    static readonly string[] plans = ["free", "pro", "team"];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Values_as_of_the_event_equal_an_asof_join_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 41, milliseconds: seed % 3 == 0);
            var changes = Changes(seed);
            Load(sql, log, changes);
            using var index = Index(log, changes);

            Assert.Equal(
                sql.Rows("select user_no, ms, event, coalesce(plan, 'none') from coloured order by user_no, ms, ordinal"),
                Enumerable.Range(0, index.Users).SelectMany(u => Positions(index, u)
                    .Select(at => string.Create(CultureInfo.InvariantCulture, $"{u} {index.TimeAt(at)} {index.EventAt(at)} {Value(index.Column("user.plan")!, at)}"))));
        }
    }

    [Fact]
    public void Trends_and_retention_by_attribute_equal_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 43, milliseconds: seed % 3 == 0);
            if (log.Count == 0)
                continue;
            var changes = Changes(seed);
            Load(sql, log, changes);
            // The oracle knows breakdowns by the column "text": it gets the attribute there.
            sql.Execute("create or replace temp table kept as select user_no, ms, ordinal, event, plan, number from coloured");
            sql.Execute("delete from events");
            sql.Execute("insert into events select * from kept");
            using var index = Index(log, changes);
            var plan = index.Column("user.plan")!;
            var first = log.Min(e => e.TimeMs);
            var starts = Enumerable.Range(0, (int)((log.Max(e => e.TimeMs) - first) / Day) + 2).Select(i => first + i * Day).ToImmutableArray();

            var trend = Trend.Answer(index, new TrendQuestion(2, starts, By: BehaviorGrouping.ByColumn(plan)), 2, Token);
            Assert.Equal(
                sql.Rows($"select coalesce(text, 'none'), (ms - {first}) // {Day}, count(*), count(distinct user_no) from events where event = 2 group by 1, 2").Order(StringComparer.Ordinal),
                trend.SelectMany(s => Enumerable.Range(0, starts.Length - 1).Where(p => s.Counts[p] > 0).Select(p => $"{Name(plan, s.Group)} {p} {s.Counts[p]} {s.Users[p]}")).Order(StringComparer.Ordinal));

            var retention = new RetentionQuestion(0, 1, starts, 4, false, log.Max(e => e.TimeMs), BehaviorGrouping.ByColumn(plan));
            Assert.Equal(sql.RetentionByText(retention), RetentionVariantTests.Ours(index, retention, "user.plan"));
        }
    }

    [Fact]
    public void Funnels_by_attribute_equal_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 47, milliseconds: seed % 3 == 0);
            var changes = Changes(seed);
            Load(sql, log, changes);
            sql.Execute("create or replace temp table kept as select user_no, ms, ordinal, event, plan, number from coloured");
            sql.Execute("delete from events");
            sql.Execute("insert into events select * from kept");
            using var index = Index(log, changes);
            var question = new FunnelQuestion([0, 1, 2], 40 * Hour, seed % 2 == 0);

            Assert.Equal(sql.Funnel(question), SqlTests.Ours(index, question, "user.plan"));
        }
    }

    [Fact]
    public void Segments_by_attribute_equal_sql_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 53);
            var changes = Changes(seed);
            Load(sql, log, changes);
            using var index = Index(log, changes);

            var members = Cohorts.Find(index, new CohortCondition.Has(index.Column("user.plan")!, [1]), 2, Token);

            Assert.Equal(
                sql.Rows("select distinct user_no from coloured where plan = 'pro' order by 1"),
                Enumerable.Range(0, members.Length).Where(u => members[u] != 0).Select(u => $"{u}"));
        }
    }

    [Fact]
    public void Attributes_of_items_equal_a_join_on_random_logs()
    {
        using var sql = new SqlAnswers();
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 59);
            var dice = new EventLog.Dice(seed);
            // The items are the texts of the log; the last may be unknown.
            var (categories, prices) = (Enumerable.Range(0, 2 + dice.Next(2)).Select(_ => dice.Next(4) - 1).ToArray(), Enumerable.Range(0, 3).Select(_ => dice.Next(3) == 0 ? double.NaN : dice.Next(4) / 2.0).ToArray());
            sql.Load(log);
            sql.Execute("create or replace temp table items(item varchar, category varchar, price double)");
            for (var i = 0; i < 3; i++)
                sql.Execute(string.Create(CultureInfo.InvariantCulture, $"insert into items values ('text {i}', {(i < categories.Length && categories[i] >= 0 ? $"'{plans[categories[i]]}'" : "null")}, {(double.IsNaN(prices[i]) ? "null" : prices[i])})"));
            using var index = Index(log, [], builder =>
            {
                // Codes in the order in which the builder met the texts.
                var order = builder.Text("text").Texts.Select(t => t[^1] - '0').ToArray();
                builder.ItemAttribute("text.category").Set("text", plans, [.. order.Select(i => i < categories.Length ? categories[i] : -1)]);
                builder.ItemAttribute("text.price").Set("text", [.. order.Select(i => prices[i])]);
            });
            var (category, price) = (index.Column("text.category")!, index.Column("text.price")!);

            Assert.Equal(
                sql.Rows("select e.user_no, e.ms, coalesce(i.category, 'none'), coalesce(printf('%.1f', i.price), 'none') from events e left join items i on i.item = e.text order by e.user_no, e.ms, e.ordinal"),
                Enumerable.Range(0, index.Users).SelectMany(u => Positions(index, u).Select(at => string.Create(
                    CultureInfo.InvariantCulture, $"{u} {index.TimeAt(at)} {Value(category, at)} {(double.IsNaN(price.NumberAt(at)) ? "none" : price.NumberAt(at).ToString("0.0", CultureInfo.InvariantCulture))}"))));
        }
    }

    [Fact]
    public void Bringing_up_to_date_gives_the_bytes_of_a_build_from_nothing()
    {
        for (ulong seed = 1; seed <= Logs; seed++)
        {
            var log = EventLog.Random(seed * 61, milliseconds: seed % 3 == 0);
            var cut = new EventLog.Dice(seed).Next(log.Count + 1);
            // The older index knew other values: nothing of them may stay.
            using var older = Index(log[..cut], Changes(seed + 7_000));

            using var updated = Image(log[cut..], Changes(seed), basis: older);
            using var whole = Image(log, Changes(seed));

            Assert.Equal(EventLog.Bytes(whole), EventLog.Bytes(updated));
        }
    }

    [Fact]
    public void A_value_set_later_does_not_colour_earlier_events_and_one_set_at_the_event_does()
    {
        LogEvent[] log = [new(0, Start, 0), new(0, Start + 1, 0), new(0, Start + 2, 0), new(1, Start, 0)];

        using var index = Index(log, [(0, Start + 1, 1)]);

        Assert.Equal(["none", "pro", "pro", "none"], Enumerable.Range(0, 4).Select(at => Value(index.Column("user.plan")!, at)));
        Assert.Equal(BehaviorColumnOrigin.User, index.Column("user.plan")!.Origin);
    }

    [Fact]
    public void Changes_out_of_order_and_codes_without_a_text_are_refused()
    {
        using var builder = new BehaviorIndexBuilder([new("user.plan", false, BehaviorColumnOrigin.User)]);
        var plan = builder.UserAttribute("user.plan");

        Assert.Throws<ArgumentException>(() => plan.Append([1, 0], [0, 0], [0, 0]));
        Assert.Throws<ArgumentException>(() => plan.Append([0, 0], [2, 1], [0, 0]));
        Assert.Throws<ArgumentException>(() => plan.Append([0], [], [0]));
        Assert.Throws<ArgumentException>(() => new BehaviorIndexBuilder([new("user.age", true, BehaviorColumnOrigin.User)]));
        Assert.ThrowsAny<Exception>(() => Image([new(0, Start, 0)], [(0, long.MinValue, 3)]));
    }

    /// <summary>Changes on the grid of the logs, many at the time of an event and some at one time: the last one counts.</summary>
    static List<(int User, long SinceMs, int Code)> Changes(ulong seed)
    {
        var dice = new EventLog.Dice(seed * 977);
        return
        [
            .. Enumerable.Range(0, dice.Next(40)).Select(_ => (User: dice.Next(9), SinceMs: dice.Next(5) == 0 ? long.MinValue : Start + dice.Next(100) * Hour * dice.Next(8), Code: dice.Next(3)))
                .OrderBy(c => c.User).ThenBy(c => c.SinceMs),
        ];
    }

    static void Load(SqlAnswers sql, List<LogEvent> log, List<(int User, long SinceMs, int Code)> changes)
    {
        sql.Load(log);
        sql.Execute("create or replace temp table changes(user_no integer, since bigint, plan varchar)");
        // An ASOF join takes any one of equal times: only the last is told to it.
        foreach (var last in changes.GroupBy(c => (c.User, c.SinceMs)).Select(g => g.Last()))
            sql.Execute(string.Create(CultureInfo.InvariantCulture, $"insert into changes values ({last.User}, {(last.SinceMs == long.MinValue ? "-9000000000000000" : last.SinceMs)}, '{plans[last.Code]}')"));
        sql.Execute("create or replace temp table coloured as select e.*, c.plan from events e asof left join changes c on e.user_no = c.user_no and e.ms >= c.since");
    }

    static BehaviorIndex Index(IReadOnlyList<LogEvent> log, List<(int User, long SinceMs, int Code)> changes, Action<BehaviorIndexBuilder>? more = null) =>
        BehaviorIndex.Open(Image(log, changes, more));

    static NativeRegion Image(IReadOnlyList<LogEvent> log, List<(int User, long SinceMs, int Code)> changes, Action<BehaviorIndexBuilder>? more = null, BehaviorIndex? basis = null)
    {
        BehaviorColumnInfo[] ofItems = more is null ? [] : [new("text.category", false, BehaviorColumnOrigin.Item), new("text.price", true, BehaviorColumnOrigin.Item)];
        using var builder = new BehaviorIndexBuilder([new("text", false), .. ofItems, new("user.plan", false, BehaviorColumnOrigin.User)], basis);
        builder.Append([.. log.Select(e => e.User)], [.. log.Select(e => e.TimeMs)], [.. log.Select(e => e.Event)]);
        builder.Text("text").Append([.. log.Select(e => e.Text is null ? -1 : builder.Text("text").CodeOf(e.Text))]);
        more?.Invoke(builder);
        builder.UserAttribute("user.plan").Texts = plans;
        builder.UserAttribute("user.plan").Append([.. changes.Select(c => c.User)], [.. changes.Select(c => c.SinceMs)], [.. changes.Select(c => c.Code)]);
        return builder.Build(new BehaviorIndexInfo(EventLog.Names(5), "test", 900), null, Token);
    }

    static IEnumerable<long> Positions(BehaviorIndex index, int user)
    {
        var (from, to) = index.RangeOf(user);
        for (var at = from; at < to; at++)
            yield return at;
    }

    static string Value(BehaviorColumn column, long at) => Name(column, column.CodeAt(at));

    static string Name(BehaviorColumn column, int code) => code < 0 ? "none" : column.TextOf(code);
}
