using System.Collections.Immutable;
using System.Globalization;
using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Storage.Events;

namespace Sinan.Tests.Storage.Events;

/// <summary>Attributes in the index after imports, late statements, merges of people and erasures, against their definition and against an index made from nothing.</summary>
public sealed class AttributeColumnTests
{
    const long Start = 1_600_000_000_000;

    static readonly string[] users = ["ann", "bob", "eve", "dan"];

    /// <summary>40 histories of 12 random steps each; after each step every event has the value that the definition gives.</summary>
    [Fact]
    public async Task Every_event_has_what_was_known_of_its_person_by_then_whatever_comes_in_whatever_order()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            using var record = new RecordFixture();
            var dice = new Random(seed);
            var stated = new List<Statement>();
            var (links, prices) = (new Dictionary<string, string>(), new Dictionary<string, double>());
            for (var step = 0; step < 12; step++)
            {
                await StepAsync(record, dice, step, stated, links, prices);
                using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

                Assert.Equal(await ExpectedAsync(record, stated, links, prices), Found(lease.Index));
            }

            List<string> before;
            using (var lease = await record.Indexes.OpenAsync(CancellationToken.None))
                before = Found(lease.Index);
            File.Delete(BehaviorIndexes.PathIn(record.Workspace));
            record.Reopen();
            using var rebuilt = await record.Indexes.OpenAsync(CancellationToken.None);

            Assert.Equal(before, Found(rebuilt.Index));
        }
    }

    [Fact]
    public async Task The_record_joins_as_of_in_sql_give_the_same_counts()
    {
        using var record = new RecordFixture();
        var dice = new Random(99);
        for (var step = 0; step < 30; step++)
            await StepAsync(record, dice, step, [], [], []);
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);
        var plan = lease.Index.Column("user.plan")!;

        var counts = Enumerable.Range(0, (int)lease.Index.Events).CountBy(at => plan.CodeAt(at) < 0 ? "∅" : plan.TextOf(plan.CodeAt(at))).Select(c => $"{c.Key}|{c.Value}").Order();

        Assert.Equal(
            (await record.RowsAsync("""
                WITH person AS (SELECT coalesce(m.person_no, h.user_no) AS user_no, coalesce(h.since, '1900-01-01'::TIMESTAMP_MS) AS since, h.is_first, h.value, h.user_no AS own
                    FROM user_history h LEFT JOIN merged_users m USING (user_no) WHERE h.name = 'plan'),
                changes AS (SELECT user_no, since, last(value ORDER BY is_first DESC, own) AS value FROM person p
                    WHERE NOT is_first OR NOT EXISTS (SELECT 1 FROM person o WHERE o.user_no = p.user_no AND (o.since < p.since OR (o.since = p.since AND (NOT o.is_first OR o.own < p.own))))
                    GROUP BY user_no, since)
                SELECT c.value, count(*) FROM event_log e ASOF LEFT JOIN changes c ON e.user_no = c.user_no AND e.time >= c.since GROUP BY c.value
                """)).Order(),
            counts);
    }

    [Fact]
    public async Task Statements_alone_bring_the_index_up_to_date_and_feedback_does_not()
    {
        using var record = new RecordFixture();
        await record.ImportAsync([new TestEvent("ann", "view", Start) { Item = "lamp" }]);
        await StateAsync(record, new Statement("ann", "plan", "pro", Start, false));
        await ItemsAsync(record, new ItemRow("lamp", null, null, "Home", 30, null) { Attributes = [new("brand", "Lux")] });
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(["pro", "Home", "Lux"], new[] { "user.plan", "item.category", "item.brand" }.Select(name => lease.Index.Column(name)!).Select(c => c.TextOf(c.CodeAt(0))));
        Assert.Equal(30, lease.Index.Column("item.price")!.NumberAt(0));
        Assert.Equal(BehaviorColumnOrigin.Item, lease.Index.Column("item.price")!.Origin);
    }

    [Fact]
    public async Task An_attribute_gives_way_to_a_column_of_the_events_with_its_name()
    {
        using var record = new RecordFixture();
        await record.ImportAsync([new TestEvent("ann", "view", Start) { More = new Dictionary<string, object> { ["User.Plan"] = "own" }.ToImmutableSortedDictionary() }]);
        await StateAsync(record, new Statement("ann", "plan", "pro", null, false));
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(("own", "pro"), (lease.Index.Column("user.plan")!.TextOf(0), lease.Index.Column("user.plan_attribute")!.TextOf(0)));
    }

    [Fact]
    public async Task Attributes_with_too_many_values_stay_out_of_the_index_and_in_the_record()
    {
        using var record = new RecordFixture();
        await record.ImportAsync([new TestEvent("u1", "view", Start)]);
        await StateAsync(record, [.. Enumerable.Range(0, AttributeColumns.MostTexts + 1).Select(i => new Statement($"u{i}", "key", $"k{i}", null, false))]);
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Null(lease.Index.Column("user.key"));
        Assert.Equal("65536", await record.SqlAsync("SELECT count(*) FROM user_attributes"));
    }

    [Fact]
    public async Task Sessions_that_events_bring_are_a_column_that_tells_them_apart()
    {
        using var record = new RecordFixture();
        await record.ImportAsync([new TestEvent("ann", "view", Start) { Session = "a" }, new TestEvent("ann", "view", Start + 1) { Session = "b" }]);
        await record.ImportAsync("later", [new TestEvent("ann", "view", Start + 2) { Session = "a" }, new TestEvent("ann", "view", Start + 3)]);
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);
        var session = lease.Index.Column("session")!;

        Assert.Equal(BehaviorColumnOrigin.Session, session.Origin);
        Assert.Equal((true, false, true), (session.NumberAt(0) == session.NumberAt(2), session.NumberAt(0) == session.NumberAt(1), double.IsNaN(session.NumberAt(3))));
    }

    /// <summary>The tables as the version before wrote them.</summary>
    [Fact]
    public async Task Attributes_of_an_older_record_hold_always()
    {
        using var record = new RecordFixture();
        await record.ImportAsync([new TestEvent("ann", "view", Start)]);
        record.Close();
        using (var database = DuckDbDatabase.Open(RecordDatabase.PathIn(record.Workspace), new DuckDbSettings()))
        using (var connection = database.Connect())
        {
            connection.Execute("""
                DROP VIEW user_attributes; DROP TABLE user_history; DROP TABLE item_attributes; ALTER TABLE items DROP COLUMN import_no; DROP TABLE feedback_aside; DROP TABLE told_labels; DROP TABLE feedback_aspects; DROP TABLE feedback_attachments;
                ALTER TABLE feedback DROP COLUMN version; ALTER TABLE feedback DROP COLUMN device; ALTER TABLE feedback DROP COLUMN segment;
                ALTER TABLE feedback_readings DROP COLUMN version; ALTER TABLE feedback_readings DROP COLUMN device; ALTER TABLE feedback_readings DROP COLUMN segment; DELETE FROM schema_version WHERE version >= 3;
                CREATE TABLE user_attributes(user_no INTEGER NOT NULL, name VARCHAR NOT NULL, value VARCHAR NOT NULL); INSERT INTO user_attributes VALUES (0, 'plan', 'pro');
                """);
        }

        File.Delete(BehaviorIndexes.PathIn(record.Workspace));
        record.Open();
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal("pro", lease.Index.Column("user.plan")!.TextOf(lease.Index.Column("user.plan")!.CodeAt(0)));
        Assert.Equal(["0|plan|pro"], await record.RowsAsync("SELECT * FROM user_attributes"));
    }

    static async Task StepAsync(RecordFixture record, Random dice, int step, List<Statement> stated, Dictionary<string, string> links, Dictionary<string, double> prices)
    {
        switch (step == 0 ? 0 : dice.Next(8))
        {
            case < 3:
                // In any order of time: some come late.
                await record.ImportAsync($"events {step}", [.. Enumerable.Range(0, 1 + dice.Next(12)).Select(i => new TestEvent(users[dice.Next(4)], "view", Start + dice.Next(40)) { Id = (UInt128)((step * 100) + i), Item = $"i{dice.Next(3)}" })]);
                break;
            case < 6:
                Statement[] now = [.. Enumerable.Range(0, 1 + dice.Next(5)).Select(_ => new Statement(users[dice.Next(4)], "plan", $"p{dice.Next(3)}", dice.Next(6) == 0 ? null : Start + dice.Next(40), dice.Next(3) == 0))];
                stated.AddRange(now);
                await StateAsync(record, now);
                break;
            case 6:
                var price = dice.Next(4);
                prices[$"i{step % 3}"] = price;
                await ItemsAsync(record, new ItemRow($"i{step % 3}", null, null, null, price, null));
                break;
            case 7 when links.Count == 0 && dice.Next(2) == 0:
                links["eve"] = "ann";
                await using (var import = await record.Record.BeginImportAsync(new ImportSource("events", "links", $"links {step}"), CancellationToken.None))
                {
                    import.Append([new IdentityLink(record.User("eve"), record.User("ann"), Start)]);
                    await import.CommitAsync(CancellationToken.None);
                }

                break;
            default:
                if (await record.SqlAsync("SELECT count(*) FROM event_log") == "0" || await record.SqlAsync($"SELECT count(*) FROM users WHERE user_key = '{record.User("dan")}'::UHUGEINT") == "0")
                    break;
                await record.Erasure.EraseAsync(record.User("dan"), CancellationToken.None);
                stated.RemoveAll(s => s.User == "dan");
                break;
        }
    }

    static async Task StateAsync(RecordFixture record, params Statement[] statements)
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("users", "users", string.Join(',', statements.Select(s => s.ToString()))), CancellationToken.None);
        import.Append([.. statements.Select(s => new UserRow(record.User(s.User), [new(s.Name, s.Value)]) { SinceMs = s.Since, IsFirstValue = s.IsFirst })]);
        await import.CommitAsync(CancellationToken.None);
    }

    static async Task ItemsAsync(RecordFixture record, params ItemRow[] rows)
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("items", "items", string.Join(',', rows.Select(r => r.ToString()))), CancellationToken.None);
        import.Append(rows);
        await import.CommitAsync(CancellationToken.None);
    }

    static List<string> Found(BehaviorIndex index)
    {
        var (plan, price, item) = (index.Column("user.plan"), index.Column("item.price"), index.Column("item"));
        return
        [
            .. Enumerable.Range(0, index.Users).SelectMany(u => Enumerable.Range((int)index.RangeOf(u).From, (int)(index.RangeOf(u).To - index.RangeOf(u).From)).Select(at => Row(
                u, index.TimeAt(at), item!.TextOf(item.CodeAt(at)), plan is null || plan.CodeAt(at) < 0 ? null : plan.TextOf(plan.CodeAt(at)), price?.NumberAt(at) ?? double.NaN))),
        ];
    }

    /// <summary>By the definition, event by event: the newest value set by then, else the earliest first value by then.</summary>
    static async Task<List<string>> ExpectedAsync(RecordFixture record, List<Statement> stated, Dictionary<string, string> links, Dictionary<string, double> prices)
    {
        var rows = await record.RowsAsync("SELECT e.user_no, epoch_ms(e.time), e.item, u.user_key::VARCHAR FROM event_log e JOIN users u USING (user_no) ORDER BY e.user_no, e.time, e.ordinal");
        var nameOf = users.ToDictionary(u => record.User(u).ToString(CultureInfo.InvariantCulture));
        // Of two ids with statements at one time the id that was met later by the record counts last.
        var met = (await record.RowsAsync("SELECT user_key::VARCHAR FROM users ORDER BY user_no")).ToList();
        return
        [
            .. rows.Select(row => row.Split('|')).Select(row =>
            {
                var (person, time) = (nameOf[row[3]], long.Parse(row[1], CultureInfo.InvariantCulture));
                var known = stated.Where(s => links.GetValueOrDefault(s.User, s.User) == links.GetValueOrDefault(person, person) && (s.Since ?? long.MinValue) <= time)
                    .OrderBy(s => s.Since ?? long.MinValue).ThenBy(s => met.IndexOf(record.User(s.User).ToString(CultureInfo.InvariantCulture))).ToList();
                var value = known.LastOrDefault(s => !s.IsFirst) ?? known.FirstOrDefault();
                return Row(int.Parse(row[0], CultureInfo.InvariantCulture), time, row[2], value?.Value, prices.GetValueOrDefault(row[2], double.NaN));
            }),
        ];
    }

    static string Row(int user, long time, string item, string? plan, double price) => string.Create(CultureInfo.InvariantCulture, $"{user}|{time}|{item}|{plan ?? "∅"}|{price}");

    sealed record Statement(string User, string Name, string Value, long? Since, bool IsFirst);
}
