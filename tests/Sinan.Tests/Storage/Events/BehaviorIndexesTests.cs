using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Storage.Events;

namespace Sinan.Tests.Storage.Events;

public sealed class BehaviorIndexesTests : IDisposable
{
    readonly RecordFixture record = new();

    public void Dispose() => record.Dispose();

    string IndexPath => BehaviorIndexes.PathIn(record.Workspace);

    [Fact]
    public async Task An_empty_record_has_an_empty_index()
    {
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal((0L, DataVersion.Empty), (lease.Index.Events, lease.Data));
    }

    [Fact]
    public async Task Events_are_sorted_by_user_time_and_ordinal_as_sql_sorts_them()
    {
        await record.ImportAsync("log", Log(seed: 1, count: 9_000));
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(await SqlOrderAsync(), Walk(lease.Index));
        Assert.Equal(await record.Record.CurrentAsync(CancellationToken.None), lease.Data);
    }

    [Fact]
    public async Task Imports_one_after_the_other_give_the_index_of_the_whole()
    {
        var log = Log(seed: 2, count: 9_000);
        await record.ImportAsync("first", log[..4_000]);
        var size = new FileInfo(IndexPath).Length;
        await record.ImportAsync("second", log[4_000..4_001]);
        await record.ImportAsync("third", [.. log[3_000..], new TestEvent("new user", "new event", 1_600_000_000_005) { Item = "new item" }]);
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(9_001, lease.Index.Events);
        Assert.Equal(await SqlOrderAsync(), Walk(lease.Index));
        Assert.True(new FileInfo(IndexPath).Length > size);
    }

    [Fact]
    public async Task A_new_column_reaches_back_as_none()
    {
        await record.ImportAsync("a", [new TestEvent("ann", "view", 1)]);
        await record.ImportAsync("b", [new TestEvent("ann", "view", 2) { Value = 5, More = ImmutableSortedDictionary<string, object>.Empty.Add("Country", "CN") }]);
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal([double.NaN, 5], new[] { lease.Index.Column("value")!.NumberAt(0), lease.Index.Column("value")!.NumberAt(1) });
        Assert.Equal((-1, "CN"), (lease.Index.Column("country")!.CodeAt(0), lease.Index.Column("country")!.TextOf(lease.Index.Column("country")!.CodeAt(1))));
        Assert.Null(lease.Index.Column("quantity"));
    }

    [Fact]
    public async Task Feedback_changes_the_version_but_not_the_file()
    {
        await record.ImportAsync("a", [new TestEvent("ann", "view", 1)]);
        var written = File.GetLastWriteTimeUtc(IndexPath);
        await using (var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f", "f"), CancellationToken.None))
        {
            import.Append([new FeedbackRow(1, null, null, null, null, null, null, "text")]);
            await import.CommitAsync(CancellationToken.None);
        }

        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(1, lease.Data.Feedback);
        Assert.Equal(written, File.GetLastWriteTimeUtc(IndexPath));
    }

    [Fact]
    public async Task A_reopened_workspace_uses_the_file_that_is_there()
    {
        await record.ImportAsync("log", Log(seed: 3, count: 2_000));
        var written = File.GetLastWriteTimeUtc(IndexPath);
        record.Reopen();
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(2_000, lease.Index.Events);
        Assert.Equal(written, File.GetLastWriteTimeUtc(IndexPath));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("empty")]
    [InlineData("cut")]
    [InlineData("one bit")]
    [InlineData("something else")]
    [InlineData("of another workspace")]
    public async Task A_file_in_doubt_is_made_again(string damage)
    {
        await record.ImportAsync("log", Log(seed: 4, count: 2_000));
        var expected = await SqlOrderAsync();
        record.Close();
        switch (damage)
        {
            case "gone": File.Delete(IndexPath); break;
            case "empty": File.WriteAllBytes(IndexPath, []); break;
            case "cut":
                using (var file = File.OpenWrite(IndexPath))
                    file.SetLength(file.Length / 2);
                break;
            case "one bit":
                var bytes = File.ReadAllBytes(IndexPath);
                // In the middle of the section of event codes, well behind header, table and user offsets.
                bytes[bytes.Length / 2] ^= 4;
                File.WriteAllBytes(IndexPath, bytes);
                break;
            case "something else": File.WriteAllText(IndexPath, "this is no index"); break;
            default:
                using (var other = new RecordFixture())
                {
                    await other.ImportAsync("log", Log(seed: 5, count: 1_500));
                    File.Copy(BehaviorIndexes.PathIn(other.Workspace), IndexPath, overwrite: true);
                }

                break;
        }

        record.Open();
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(expected, Walk(lease.Index));
    }

    [Fact]
    public async Task An_old_lease_can_be_read_while_newer_data_are_indexed()
    {
        await record.ImportAsync("a", Log(seed: 6, count: 2_000));
        var old = await record.Indexes.OpenAsync(CancellationToken.None);
        var before = Walk(old.Index);
        await record.ImportAsync("b", Log(seed: 7, count: 3_000));
        using var young = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(before, Walk(old.Index));
        Assert.True(young.Index.Events > old.Index.Events);
        old.Dispose();
        old.Dispose();
        Assert.NotEqual(0, young.Index.Events);
    }

    [Fact]
    public async Task Many_readers_share_one_index_while_imports_go_on()
    {
        await record.ImportAsync("a", Log(seed: 8, count: 1_000));
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++)
            {
                using var lease = await record.Indexes.OpenAsync(CancellationToken.None);
                Assert.Equal(lease.Data.Events, Walk(lease.Index).Count);
            }
        })).ToArray();
        for (var i = 0; i < 10; i++)
            await record.ImportAsync($"b{i}", Log(seed: 100 + i, count: 100));
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_log_longer_than_milliseconds_can_count_is_kept_in_seconds()
    {
        const long Now = 1_700_000_000_123;
        await record.ImportAsync("a", [new TestEvent("ann", "buy", Now), new TestEvent("ann", "view", Now - 7_000)]);
        // A clock that never was set.
        await record.ImportAsync("b", [new TestEvent("ann", "start", 1)]);
        using var lease = await record.Indexes.OpenAsync(CancellationToken.None);

        Assert.Equal(["start", "view", "buy"], Enumerable.Range(0, 3).Select(i => lease.Index.EventNames[lease.Index.EventAt(i)]));
        Assert.Equal([0, Now - 7_123, Now - 123], Enumerable.Range(0, 3).Select(i => lease.Index.TimeAt(i)));
    }

    static TestEvent[] Log(int seed, int count)
    {
        var state = (ulong)seed;
        int Next(int below)
        {
            // A linear congruential sequence (Knuth's MMIX constants): any fixed mix will do.
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((state >> 33) % (ulong)below);
        }

        return [.. Enumerable.Range(0, count).Select(i => new TestEvent($"u{Next(300)}", $"e{Next(7)}", 1_600_000_000_000 + (Next(500) * 250L))
        {
            Id = ((UInt128)(uint)seed << 64) + (uint)i,
            Item = Next(4) == 0 ? null : $"i{Next(50)}",
            Value = Next(3) == 0 ? double.NaN : Next(90) / 4.0,
        })];
    }

    static List<string> Walk(BehaviorIndex index)
    {
        var rows = new List<string>();
        var (item, value) = (index.Column("item"), index.Column("value"));
        for (var user = 0; user < index.Users; user++)
        {
            var (from, to) = index.RangeOf(user);
            for (var at = from; at < to; at++)
            {
                var itemText = item is null || item.CodeAt(at) < 0 ? "∅" : item.TextOf(item.CodeAt(at));
                var number = value?.NumberAt(at) ?? double.NaN;
                rows.Add($"{user}|{index.TimeAt(at)}|{index.EventNames[index.EventAt(at)]}|{itemText}|{(double.IsNaN(number) ? "∅" : number.ToString("0.0###"))}");
            }
        }

        return rows;
    }

    async Task<IReadOnlyList<string>> SqlOrderAsync() =>
        await record.RowsAsync("SELECT user_no, epoch_ms(time), event, item, value FROM event_log ORDER BY user_no, time, ordinal");
}
