using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Tests.Storage.Events;

public sealed class DuckDbEventRecordTests : IDisposable
{
    const long Noon = 1_700_000_000_000;

    readonly RecordFixture record = new();

    public void Dispose() => record.Dispose();

    static TestEvent[] Shop =>
    [
        new("ann", "view", Noon) { Item = "lamp", Session = "s1", Duration = 12.5 },
        new("ann", "buy", Noon + 60_000) { Item = "lamp", Value = 30, Quantity = 2, Session = "s1" },
        new("bob", "view", Noon + 1) { More = Country("中国") },
    ];

    static ImmutableSortedDictionary<string, object> Country(object value) => ImmutableSortedDictionary<string, object>.Empty.Add("Country", value);

    [Fact]
    public async Task An_empty_record_has_the_empty_version()
    {
        Assert.Equal(DataVersion.Empty, await record.Record.CurrentAsync(CancellationToken.None));
        Assert.Empty(await record.RowsAsync("SELECT * FROM event_log"));
    }

    [Fact]
    public async Task Events_are_read_back_with_readable_names()
    {
        var commit = await record.ImportAsync(Shop);

        Assert.Equal((1, 3L, 0L), (commit.ImportNo, commit.Imported, commit.Duplicates));
        // 1,700,000,000 s is 2023-11-14 22:13:20 UTC by `date -u -d @1700000000`.
        Assert.Equal(
            [
                "0|2023-11-14 22:13:20|0|view|lamp|∅|∅|12.5|∅",
                "1|2023-11-14 22:14:20|0|buy|lamp|30.0|2.0|∅|∅",
                "2|2023-11-14 22:13:20.001|1|view|∅|∅|∅|∅|中国",
            ],
            await record.RowsAsync("SELECT ordinal, time, user_no, event, item, value, quantity, duration, country FROM event_log ORDER BY ordinal"));
        Assert.Equal("1", await record.SqlAsync("SELECT count(DISTINCT session) FROM events"));
        Assert.Equal("1", await record.SqlAsync("SELECT count(*) FROM events WHERE session IS NULL"));
    }

    [Fact]
    public async Task The_version_counts_and_chains_and_survives_reopening()
    {
        var first = (await record.ImportAsync(Shop)).Version;
        var second = (await record.ImportAsync("other", [new TestEvent("cid", "view", Noon - 5)])).Version;
        record.Reopen();

        Assert.Equal((4L, 0L), (second.Events, second.Feedback));
        Assert.Equal((Noon - 5, Noon + 60_000), (second.First!.Value.ToUnixTimeMilliseconds(), second.Last!.Value.ToUnixTimeMilliseconds()));
        Assert.Equal(16, second.Hash.Length);
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Equal(second, await record.Record.CurrentAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Importing_again_adds_nothing_and_leaves_the_version()
    {
        var first = await record.ImportAsync(Shop);
        var again = await record.ImportAsync(Shop);

        Assert.Equal((0L, 3L), (again.Imported, again.Duplicates));
        Assert.Equal(first.Version, again.Version);
        Assert.Equal("3", await record.SqlAsync("SELECT count(*) FROM events"));
        Assert.Equal(["1|3|0", "2|0|3"], await record.RowsAsync("SELECT import_no, imported, duplicates FROM imports ORDER BY import_no"));
    }

    [Fact]
    public async Task A_grown_file_adds_only_its_new_rows()
    {
        await record.ImportAsync(Shop);
        var grown = await record.ImportAsync([.. Shop, new TestEvent("dan", "view", Noon + 7), new TestEvent("ann", "leave", Noon + 9)]);

        Assert.Equal((2L, 3L), (grown.Imported, grown.Duplicates));
        Assert.Equal(["dan", "ann"], (await record.RowsAsync("SELECT user_no FROM events WHERE import_no = 2 ORDER BY ordinal")).Select(no => no == "0" ? "ann" : "dan"));
        Assert.Equal("leave", await record.SqlAsync("SELECT event FROM event_log ORDER BY ordinal DESC"));
    }

    [Fact]
    public async Task Equal_ids_inside_one_import_keep_the_first_in_an_empty_record_and_in_a_filled_one()
    {
        TestEvent[] twice = [new("ann", "view", 1) { Id = 7 }, new("ann", "buy", 2) { Id = 7 }, new("bob", "view", 3) { Id = 8 }];
        TestEvent[] more = [new("ann", "view", 4) { Id = 8 }, new("cid", "view", 5) { Id = 9 }, new("cid", "buy", 6) { Id = 9 }];

        var direct = await record.ImportAsync(twice);
        var staged = await record.ImportAsync("other", more);

        Assert.Equal((2L, 1L), (direct.Imported, direct.Duplicates));
        Assert.Equal((1L, 2L), (staged.Imported, staged.Duplicates));
        Assert.Equal(["7|view", "8|view", "9|view"], await record.RowsAsync("SELECT event_id, event FROM events JOIN event_log USING (ordinal) ORDER BY event_id"));
    }

    [Fact]
    public async Task Users_and_items_keep_their_numbers_over_imports()
    {
        await record.ImportAsync(Shop);
        record.Reopen();
        await record.ImportAsync("other", [new TestEvent("bob", "view", Noon + 2) { Item = "lamp" }, new TestEvent("eve", "view", Noon + 3) { Item = "desk" }]);

        Assert.Equal(["0", "1", "2"], await record.RowsAsync("SELECT user_no FROM users ORDER BY user_no"));
        Assert.Equal(["1|lamp", "2|desk"], await record.RowsAsync("SELECT user_no, item FROM event_log WHERE import_no = 2 ORDER BY ordinal"));
        Assert.Equal(record.User("bob").ToString(), await record.SqlAsync("SELECT user_key FROM users WHERE user_no = 1"));
        Assert.Equal(["0|lamp", "1|desk"], await record.RowsAsync("SELECT item_no, item_id FROM items ORDER BY item_no"));
    }

    [Fact]
    public async Task Raw_ids_are_kept_only_when_they_are_given()
    {
        await record.ImportAsync(Shop);

        Assert.Equal("2", await record.SqlAsync("SELECT count(*) FROM users WHERE raw_id IS NULL"));
    }

    [Fact]
    public async Task Further_columns_match_ignoring_case_and_a_change_of_kind_loses_nothing()
    {
        await record.ImportAsync("a", [new TestEvent("ann", "view", 1) { More = Country("FR") }, new TestEvent("ann", "view", 2) { More = ImmutableSortedDictionary<string, object>.Empty.Add("age", 30.0) }]);
        await record.ImportAsync("b", [new TestEvent("ann", "view", 3) { More = ImmutableSortedDictionary<string, object>.Empty.Add("COUNTRY", "DE").Add("age", "old") }]);
        await record.ImportAsync("c", [new TestEvent("ann", "view", 4) { More = Country(7.5) }]);

        Assert.Equal(
            ["FR|∅|∅", "∅|30.0|∅", "DE|∅|old", "7.5|∅|∅"],
            await record.RowsAsync("SELECT Country, age, age_text FROM event_log ORDER BY ordinal"));
    }

    [Fact]
    public async Task A_further_column_with_the_name_of_a_fixed_one_gets_another()
    {
        await record.ImportAsync(new TestEvent("ann", "view", 1) { More = ImmutableSortedDictionary<string, object>.Empty.Add("Value", "x") });

        Assert.Equal(["∅|x"], await record.RowsAsync("SELECT value, Value_column FROM event_log"));
    }

    [Fact]
    public async Task A_column_name_is_never_sql()
    {
        const string Evil = "a\"; DROP TABLE events; --";
        await record.ImportAsync(new TestEvent("ann", "view", 1) { More = ImmutableSortedDictionary<string, object>.Empty.Add(Evil, "x") });

        Assert.Contains(Evil, (await record.Record.QueryAsync("SELECT * FROM event_log", 1, CancellationToken.None)).Columns);
    }

    [Fact]
    public async Task An_import_without_commit_leaves_everything_as_it_was()
    {
        var before = await record.ImportAsync(Shop);
        await using (var import = await record.Record.BeginImportAsync(new ImportSource("events", "x", "x"), CancellationToken.None))
        {
            foreach (var batch in record.Batches([new TestEvent("zoe", "jump", 1) { Item = "rope", More = Country("CN").Add("new", 1.0) }]))
                import.Append(batch);
            import.Append([new FeedbackRow(1, null, null, null, null, null, null, "text")]);
        }

        Assert.Equal(before.Version, await record.Record.CurrentAsync(CancellationToken.None));
        Assert.Equal("3|2|1|2|1|0", string.Join('|', await Task.WhenAll(
            new[] { "events", "users", "items", "event_names", "event_properties", "feedback" }.Select(t => record.SqlAsync($"SELECT count(*) FROM {t}")))));
        Assert.Equal(1, (await record.ImportAsync("y", [new TestEvent("zoe", "jump", 1)])).Imported);
    }

    [Fact]
    public async Task Many_batches_are_appended_in_order()
    {
        var events = Enumerable.Range(0, 10_000).Select(i => new TestEvent($"u{i % 97}", $"e{i % 5}", Noon + i) { Item = $"i{i % 31}", Value = i }).ToArray();
        await record.ImportAsync("big", events);

        Assert.Equal("10000", await record.SqlAsync("SELECT count(*) FROM events WHERE ordinal = value"));
        // 0 + 1 + … + 9,999.
        Assert.Equal("49995000.0", await record.SqlAsync("SELECT sum(value) FROM event_log WHERE event = 'e' || ordinal % 5 AND item = 'i' || ordinal % 31"));
        Assert.Equal("97", await record.SqlAsync("SELECT count(DISTINCT user_no) FROM events"));
    }

    [Fact]
    public async Task Too_many_event_names_are_refused()
    {
        var events = Enumerable.Range(0, 65_537).ToArray();
        await using var import = await record.Record.BeginImportAsync(new ImportSource("events", "x", "x"), CancellationToken.None);
        var batch = new EventBatch(new EventDictionaries([])) { Count = 1 };
        batch.Dictionaries.Events.AddRange(events.Select(i => $"name {i}"));
        (batch.Items[0], batch.Sessions[0]) = (-1, -1);

        Assert.Equal("record.too_many_event_names", Assert.Throws<ProblemException>(() => import.Append(batch)).Problem.Code);
    }

    [Fact]
    public async Task A_time_beyond_all_calendars_is_stored_and_told_at_their_edge()
    {
        var commit = await record.ImportAsync(new TestEvent("ann", "view", 400_000_000_000_000), new TestEvent("ann", "view", Noon));

        Assert.Equal(DateTimeOffset.MaxValue.ToUnixTimeMilliseconds(), commit.Version.Last!.Value.ToUnixTimeMilliseconds());
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);
        Assert.Equal(2, lease.Index.Events);
    }

    [Fact]
    public async Task Only_an_imports_own_rows_are_counted_and_any_change_gives_a_new_version()
    {
        async Task<ImportCommit> MixedAsync(string title)
        {
            await using var import = await record.Record.BeginImportAsync(new ImportSource("events", "x", "x"), CancellationToken.None);
            foreach (var batch in record.Batches(Shop))
                import.Append(batch);
            import.Append([new ItemRow("lamp", title, null, null, null, null), new ItemRow("desk", null, null, null, null, null)]);
            return await import.CommitAsync(CancellationToken.None);
        }

        var first = await MixedAsync("Lamp");
        var again = await MixedAsync("Lamp");
        var retitled = await MixedAsync("Floor lamp");

        Assert.Equal([(3L, 0L), (0L, 3L), (0L, 3L)], new[] { first, again, retitled }.Select(c => (c.Imported, c.Duplicates)));
        Assert.Equal(first.Version, again.Version);
        Assert.NotEqual(first.Version.Hash, retitled.Version.Hash);
    }

    [Fact]
    public async Task Attributes_of_items_are_updated_and_missing_ones_left()
    {
        await record.ImportAsync(Shop);
        Assert.Equal((2L, 0L), await ItemsAsync(new ItemRow("lamp", "Lamp", null, "Home", 30, null), new ItemRow("desk", "Desk", null, null, null, null)));
        Assert.Equal((1L, 2L), await ItemsAsync(new ItemRow("lamp", "Old", null, null, null, null), new ItemRow("lamp", "Floor lamp", null, null, null, "new"), new ItemRow("desk", "Desk", null, null, null, null)));
        Assert.Equal((0L, 1L), await ItemsAsync(new ItemRow("lamp", "Floor lamp", null, null, null, null)));

        Assert.Equal(["lamp|Floor lamp|Home|30.0|new", "desk|Desk|∅|∅|∅"], await record.RowsAsync("SELECT item_id, title, category, price, tags FROM items ORDER BY item_no"));
    }

    [Fact]
    public async Task Attributes_of_users_are_updated()
    {
        await record.ImportAsync(Shop);
        var first = await UsersAsync(("ann", "plan", "free"), ("ann", "age", "30"), ("zoe", "plan", "pro"));
        var second = await UsersAsync(("ann", "plan", "pro"), ("zoe", "plan", "pro"));

        Assert.Equal((2L, 1L), first);
        Assert.Equal((1L, 1L), second);
        Assert.Equal(["0|age|30", "0|plan|pro", "2|plan|pro"], await record.RowsAsync("SELECT * FROM user_attributes ORDER BY ALL"));
    }

    async Task<(long Imported, long Duplicates)> ItemsAsync(params ItemRow[] rows)
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("items", "items.csv", string.Join(',', rows.Select(r => r.ToString()))), CancellationToken.None);
        import.Append(rows);
        var commit = await import.CommitAsync(CancellationToken.None);
        return (commit.Imported, commit.Duplicates);
    }

    async Task<(long Imported, long Duplicates)> UsersAsync(params (string User, string Name, string Value)[] rows)
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("users", "users.csv", string.Join(',', rows)), CancellationToken.None);
        import.Append([.. rows.Select(r => new UserRow(record.User(r.User), [new(r.Name, r.Value)]))]);
        var commit = await import.CommitAsync(CancellationToken.None);
        return (commit.Imported, commit.Duplicates);
    }
}
