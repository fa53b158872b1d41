using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Understand.Contracts;
using Sinan.Tests.Storage.Events;

namespace Sinan.Tests.Listen;

/// <summary>Comments joined with the newest events of their users, against an ASOF join in plain SQL on the record.</summary>
public sealed class EventJoinTests
{
    const long Start = 1_772_352_000_000; // 2026-03-01 08:00 UTC

    static readonly string[] users = ["ann", "bob", "cid", "dee", "eve"];

    static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Random events with ties in time and gaps in the columns, ids of one person, comments without time or user.</summary>
    [Fact]
    public async Task Joined_values_equal_an_asof_join_of_the_record()
    {
        var joined = 0;
        for (var seed = 1; seed <= 12; seed++)
        {
            using var record = new RecordFixture();
            var dice = new Random(seed);
            await record.ImportAsync($"events {seed}", [.. Enumerable.Range(0, 80).Select(i => new TestEvent(users[dice.Next(4)], "view", Start + (dice.Next(40) * 1000)) { Id = (UInt128)i, More = Columns(dice) })]);
            await using (var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f", "f"), Token))
            {
                import.Append([.. Enumerable.Range(0, 60).Select(i => new FeedbackRow(
                    (UInt128)i, dice.Next(8) == 0 ? null : record.User(users[dice.Next(5)]), dice.Next(8) == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(Start + (dice.Next(-3, 45) * 1000)),
                    null, null, null, null, $"text {i}"))]);
                if (seed % 2 == 0)
                    import.Append([new IdentityLink(record.User("ann"), record.User("bob"), Start)]);
                await import.CommitAsync(Token);
            }

            using var lease = await record.Indexes.OpenAsync(Token);
            var found = EventJoin.Of(await record.Feedback.ReadAllAsync(Token), lease.Index, null);

            // Of one user and time the last event in order of arrival, so that the join has no choice.
            var expected = await record.RowsAsync("""
                WITH v AS (SELECT user_no, time, last(app_version ORDER BY ordinal) AS version FROM event_log WHERE app_version IS NOT NULL GROUP BY ALL),
                d AS (SELECT user_no, time, last(device ORDER BY ordinal) AS device FROM event_log WHERE device IS NOT NULL GROUP BY ALL)
                SELECT v.version, d.device FROM feedback_log f ASOF LEFT JOIN v ON f.user_no = v.user_no AND f.time >= v.time ASOF LEFT JOIN d ON f.user_no = d.user_no AND f.time >= d.time
                ORDER BY f.feedback_no
                """);
            Assert.Equal(expected, found.Select(c => $"{c.Version ?? "∅"}|{c.Device ?? "∅"}"));
            joined += found.Count(c => c.Version is not null);
        }

        Assert.InRange(joined, 200, 720);
    }

    [Fact]
    public async Task A_statement_about_the_user_is_joined_as_it_was_at_the_event_where_events_say_nothing()
    {
        using var record = new RecordFixture();
        await record.ImportAsync([new TestEvent("ann", "view", Start), new TestEvent("ann", "view", Start + 20_000)]);
        await using (var import = await record.Record.BeginImportAsync(new ImportSource("users", "u", "u"), Token))
        {
            import.Append([new UserRow(record.User("ann"), [new("app_version", "1")]) { SinceMs = Start }, new UserRow(record.User("ann"), [new("app_version", "2")]) { SinceMs = Start + 10_000 }]);
            await import.CommitAsync(Token);
        }

        using var lease = await record.Indexes.OpenAsync(Token);
        var found = EventJoin.Of([.. new[] { 5_000, 15_000, 25_000 }.Select((ms, i) => Comment(i, 0, Start + ms))], lease.Index, null);

        Assert.Equal(["1", "1", "2"], found.Select(c => c.Version));
    }

    [Fact]
    public async Task The_segment_is_that_of_the_user_and_names_of_columns_are_found_however_they_are_written()
    {
        using var record = new RecordFixture();
        await record.ImportAsync(
            [new TestEvent("ann", "view", Start) { More = ImmutableSortedDictionary<string, object>.Empty.Add("$app_version", "5.0").Add("机型", "P60").Add("os_version", "15") }]);
        using var lease = await record.Indexes.OpenAsync(Token);

        var found = EventJoin.Of([Comment(0, 0, Start), Comment(1, null, Start), Comment(2, 0, null)], lease.Index, new SegmentMembership(["night"], new short[] { 0 }));

        Assert.Equal([new("5.0", "P60", "night"), FeedbackContext.None, new(null, null, "night")], found);
    }

    static StoredFeedback Comment(long no, int? user, long? ms) =>
        new(no, user, ms is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, null, null, null, null, "text");

    static ImmutableSortedDictionary<string, object> Columns(Random dice)
    {
        var columns = ImmutableSortedDictionary<string, object>.Empty;
        if (dice.Next(3) > 0)
            columns = columns.Add("app_version", "1." + dice.Next(4));
        return dice.Next(2) > 0 ? columns.Add("device", "d" + dice.Next(3)) : columns;
    }
}
