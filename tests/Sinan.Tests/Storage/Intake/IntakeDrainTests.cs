using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Tests.Storage.Intake;

/// <summary>What becomes of the entries of the journal in the record and the behaviour index.</summary>
public sealed class IntakeDrainTests : IAsyncLifetime
{
    const long Start = 1_772_352_000_000; // 2026-03-01 08:00 UTC

    TestWorkspace workspace = null!;

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => workspace = await TestWorkspace.OpenAsync();

    public ValueTask DisposeAsync() => workspace.DisposeAsync();

    [Fact]
    public async Task A_property_that_is_number_and_text_becomes_two_columns_whatever_came_first()
    {
        await DrainAsync(b => Event(b, 1, 1, more: e => e.Property("size"u8, 3)), b => Event(b, 2, 1, more: e => e.Property("Size"u8, "XL"u8)));
        await DrainAsync(b => Event(b, 3, 1, more: e => e.Property("size"u8, "S"u8)), b => Event(b, 4, 1, more: e => e.Property("size"u8, 5)));

        Assert.Equal(["3.0|∅", "∅|XL", "∅|S", "5.0|∅"], await RowsAsync("SELECT size, size_text FROM event_log ORDER BY ordinal"));
    }

    [Fact]
    public async Task A_first_value_never_replaces_one_that_is_there_and_a_later_value_does()
    {
        await DrainAsync(b => Attributes(b, 1, "plan", "free", isFirst: true), b => Attributes(b, 1, "plan", "trial", isFirst: true), b => Attributes(b, 1, "city", "Paris", isFirst: false));
        Assert.Equal(["city=Paris", "plan=free"], await RowsAsync("SELECT name || '=' || value FROM user_attributes ORDER BY 1"));

        await DrainAsync(b => Attributes(b, 1, "plan", "trial", isFirst: true), b => Attributes(b, 1, "city", "Lyon", isFirst: false));
        Assert.Equal(["city=Lyon", "plan=free"], await RowsAsync("SELECT name || '=' || value FROM user_attributes ORDER BY 1"));
    }

    [Fact]
    public async Task Attributes_keep_the_time_of_their_event()
    {
        await DrainAsync(b => Attributes(b, 1, "plan", "pro", isFirst: false, Start + 20), b => Attributes(b, 1, "plan", "free", isFirst: false, Start + 10), b => Attributes(b, 1, "plan", "trial", isFirst: true, Start + 5));

        Assert.Equal(["trial 5", "free 10", "pro 20"], await RowsAsync($"SELECT value || ' ' || (epoch_ms(since) - {Start}) FROM user_history ORDER BY since"));
        Assert.Equal(["pro"], await RowsAsync("SELECT value FROM user_attributes"));
    }

    [Fact]
    public async Task Attributes_of_an_older_journal_hold_always()
    {
        // One frame as an older version wrote it: no events, attributes (02) of user 7, then a first value (03).
        byte[] content = [0, 0, 0, 0, 2, .. Wide(7), 7, .. Text("plan"), .. Text("pro"), 0, 3, .. Wide(7), 7, .. Text("from"), .. Text("ad"), 0];
        byte[] frame = [.. BitConverter.GetBytes(content.Length), .. BitConverter.GetBytes(IntakeBatch.Checksum(content)), .. content];
        using var directory = new TemporaryDirectory();
        await (await TestWorkspace.OpenAsync(directory.Path, null)).DisposeAsync();
        var folder = Directory.CreateDirectory(Path.Combine(directory.Path, "intake")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "000000000001.journal"), [.. "SINANIN"u8, 1, .. frame], Token);
        await using var upgraded = await TestWorkspace.OpenAsync(directory.Path, null);

        await upgraded.Get<IEventIntake>().DrainAsync(Token);

        var found = await upgraded.Get<IEventRecord>().QueryAsync("SELECT name || '=' || value || ' ' || coalesce(since::VARCHAR, '∅') FROM user_history ORDER BY 1", 10, Token);
        Assert.Equal(["from=ad ∅", "plan=pro ∅"], found.Rows.Select(row => row[0]!));

        static byte[] Wide(byte low) => [low, .. new byte[15]];
        static byte[] Text(string text) => [(byte)text.Length, 0, .. Encoding.UTF8.GetBytes(text)];
    }

    [Fact]
    public async Task A_link_joins_events_before_and_after_it_in_record_and_index()
    {
        await DrainAsync(b => Event(b, 1, 1), b => Event(b, 2, 1), b => Event(b, 3, 9));
        Assert.Equal(2, await UsersAsync());

        await DrainAsync(b => b.Link(new IdentityLink(1, 9, Start)));
        Assert.Equal(1, await UsersAsync());
        await DrainAsync(b => Event(b, 4, 1), b => Event(b, 5, 2));

        Assert.Equal(2, await UsersAsync());
        Assert.Equal(["4", "1"], await RowsAsync("SELECT count(*) FROM event_log GROUP BY user_no ORDER BY 1 DESC"));
    }

    [Fact]
    public async Task An_earlier_link_that_arrives_later_moves_the_events_to_its_user()
    {
        await DrainAsync(b => Event(b, 1, 1), b => Event(b, 2, 8), b => Event(b, 3, 9), b => b.Link(new IdentityLink(1, 9, Start + 10)));
        Assert.Equal(["8|1", "9|2"], await ByUserAsync());

        await DrainAsync(b => b.Link(new IdentityLink(1, 8, Start)));

        Assert.Equal(["8|2", "9|1"], await ByUserAsync());
        Assert.Equal(2, await UsersAsync());
    }

    [Fact]
    public async Task Links_in_any_order_over_any_drains_give_the_same_persons()
    {
        IdentityLink[] links = [new(1, 9, Start + 1), new(2, 9, Start + 2), new(9, 8, Start + 3), new(3, 2, Start + 4), new(1, 8, Start)];
        await DrainAsync([.. Enumerable.Range(1, 9).Select(user => (Action<IntakeBatch>)(b => Event(b, user, user)))]);
        await DrainAsync([.. links.Select(l => (Action<IntakeBatch>)(b => b.Link(l)))]);
        var together = await ByUserAsync();

        await using var other = await TestWorkspace.OpenAsync();
        (var first, workspace) = (workspace, other);
        foreach (var link in links.Reverse())
            await DrainAsync(b => b.Link(link));
        await DrainAsync([.. Enumerable.Range(1, 9).Select(user => (Action<IntakeBatch>)(b => Event(b, user, user)))]);
        var apart = await ByUserAsync();
        workspace = first;

        Assert.Equal(together, apart);
        // 1 was linked to 8 first; 2 became 9, 3 became 2 and so 9; 9 was known before it was linked to 8.
        Assert.Equal(["4|1", "5|1", "6|1", "7|1", "8|2", "9|3"], together);
    }

    [Fact]
    public async Task Erasing_a_user_takes_the_ids_that_are_the_same_person_and_keeps_old_events_out()
    {
        await DrainAsync(b => Event(b, 1, 1), b => Event(b, 2, 9), b => Event(b, 3, 5), b => b.Link(new IdentityLink(1, 9, Start)));

        workspace.Clock.Advance(TimeSpan.FromHours(1));
        var receipt = await workspace.Get<IUserErasure>().EraseAsync(9, Token);

        Assert.Equal(2, receipt.Events);
        Assert.Equal(["5|1"], await ByUserAsync());
        Assert.Equal(["0|0"], await RowsAsync("SELECT (SELECT count(*) FROM user_links), (SELECT count(*) FROM merged_users)"));
        await DrainAsync(b => Event(b, 4, 1), b => b.Link(new IdentityLink(1, 9, Start)));
        Assert.Equal(["5|1"], await ByUserAsync());
    }

    [Fact]
    public async Task The_index_takes_the_new_events_only()
    {
        await DrainAsync(b => Event(b, 1, 1));
        using (await workspace.Get<IBehaviorIndexes>().OpenAsync(Token))
        {
        }

        await DrainAsync(b => Event(b, 2, 1), b => Event(b, 2, 1), b => Event(b, 3, 4));

        using var lease = await workspace.Get<IBehaviorIndexes>().OpenAsync(Token);
        Assert.Equal((3, 2L), (lease.Index.Events, lease.Index.UsersByEvent[lease.Index.CodeOf("view")]));
    }

    static void Event(IntakeBatch batch, int id, int user, Action<IntakeBatch>? more = null)
    {
        batch.BeginEvent((UInt128)(uint)id, (UInt128)(uint)user, Start + id, "view"u8);
        more?.Invoke(batch);
        batch.End();
    }

    static void Attributes(IntakeBatch batch, int user, string name, string value, bool isFirst, long time = Start)
    {
        batch.BeginAttributes((UInt128)(uint)user, time, isFirst);
        batch.Property(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        batch.End();
    }

    async Task DrainAsync(params Action<IntakeBatch>[] entries)
    {
        var batch = new IntakeBatch();
        foreach (var entry in entries)
            entry(batch);
        Assert.True((await workspace.Get<IEventIntake>().AppendAsync(batch)).IsOk);
        await workspace.Get<IEventIntake>().DrainAsync(Token);
    }

    /// <summary>"key of the person | events".</summary>
    Task<string[]> ByUserAsync() => RowsAsync("SELECT u.user_key::VARCHAR || '|' || count(*) FROM event_log e JOIN users u USING (user_no) GROUP BY u.user_key ORDER BY u.user_key");

    async Task<long> UsersAsync()
    {
        using var lease = await workspace.Get<IBehaviorIndexes>().OpenAsync(Token);
        return lease.Index.UsersByEvent[lease.Index.CodeOf("view")];
    }

    async Task<string[]> RowsAsync(string sql) =>
        [.. (await workspace.Get<IEventRecord>().QueryAsync(sql, 1000, Token)).Rows.Select(row => string.Join('|', row.Select(cell => cell ?? "∅")))];
}
