using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Tests.Storage;

public sealed class StoreTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    static readonly DataVersion Data = new("0123456789abcdef", 12, 3, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), null);

    [Fact]
    public async Task Evidence_comes_back_as_it_was_saved_and_the_same_evidence_twice_is_one()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<IEvidenceStore>();
        var evidence = Funnel(0.382);

        await store.SaveAsync([evidence], Token);
        await store.SaveAsync([evidence with { At = evidence.At.AddDays(1) }, Funnel(0.5)], Token);

        var found = await store.FindAsync(evidence.Id, Token);
        Assert.NotNull(found);
        Assert.Equal(evidence.At, found.At);
        Assert.Equal(evidence.Id, found.Sealed().Id);
        Assert.Equal(new Interval(0.36, 0.4), found.Interval);
        Assert.Null(await store.FindAsync(Funnel(0.9).Id, Token));
    }

    [Fact]
    public async Task Evidence_without_an_address_is_refused()
    {
        await using var workspace = await TestWorkspace.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => workspace.Get<IEvidenceStore>().SaveAsync([Funnel(0.1) with { Id = default }], Token));
    }

    [Fact]
    public async Task Snapshots_keep_their_history_by_kind_newest_first()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var store = workspace.Get<ISnapshots>();

        await store.SaveAsync("listen.themes", new Pair("a", 1), Data, Token);
        await store.SaveAsync("decide.needs", new Pair("other", 9), Data, Token);
        await store.SaveAsync("listen.themes", new Pair("b", double.NaN), Data, Token);

        Assert.Equal(new Pair("b", double.NaN), (await store.LatestAsync<Pair>("listen.themes", Token))!.Value);
        Assert.Equal(["b", "a"], (await store.HistoryAsync<Pair>("listen.themes", 10, Token)).Select(s => s.Value.Name));
        Assert.Equal(Data, (await store.LatestAsync<Pair>("decide.needs", Token))!.Data);
        Assert.Null(await store.LatestAsync<Pair>("nothing", Token));
    }

    [Fact]
    public async Task Settings_changed_by_many_at_once_lose_no_change()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var settings = workspace.Get<ISettings>();

        await Parallel.ForAsync(0, 40, Token, async (_, token) => await settings.ChangeAsync<int>("count", n => n + 1, token));

        Assert.Equal(40, await settings.FindAsync<int>("count", Token));
        Assert.Null(await settings.FindAsync<Pair>("nothing", Token));
    }

    [Fact]
    public async Task The_audit_trail_lists_newest_first()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var audit = workspace.Get<IAudit>();

        await audit.RecordAsync("cli", "ImportEvents", "events.csv", Token);
        workspace.Clock.Advance(TimeSpan.FromMinutes(1));
        await audit.RecordAsync("ann", "EraseUser", "receipt 7", Token);

        Assert.Equal(["EraseUser", "ImportEvents"], (await audit.ListAsync(10, Token)).Select(e => e.Action));
        Assert.Single(await audit.ListAsync(1, Token));
    }

    [Fact]
    public async Task Blobs_are_found_by_the_hash_of_their_content_only()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var blobs = workspace.Get<IBlobs>();
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("指南针", 50_000)));

        var address = await blobs.PutAsync(new MemoryStream(content), Token);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), address);
        Assert.Equal(address, await blobs.PutAsync(new MemoryStream(content), Token));
        await using var found = await blobs.OpenAsync(address, Token);
        var copy = new MemoryStream();
        await found!.CopyToAsync(copy, Token);
        Assert.Equal(content, copy.ToArray());
        Assert.Null(await blobs.OpenAsync(new string('0', 64), Token));
        Assert.Null(await blobs.OpenAsync("../../workspace.json", Token));
        Assert.Empty(Directory.GetFiles(workspace.Get<IWorkspace>().PathOf("blobs", "incoming", "x")[..^1]));
    }

    [Fact]
    public async Task What_was_saved_is_there_after_reopening()
    {
        using var directory = new TemporaryDirectory();
        var evidence = Funnel(0.25);
        await using (var first = await TestWorkspace.OpenAsync(directory.Path, null))
            await first.Get<IEvidenceStore>().SaveAsync([evidence], Token);

        await using var second = await TestWorkspace.OpenAsync(directory.Path, null);
        Assert.NotNull(await second.Get<IEvidenceStore>().FindAsync(evidence.Id, Token));
    }

    static Evidence Funnel(double value) => new Evidence
    {
        Stage = "understand", Question = "AnswerFunnel", Parameters = """{"steps":["view","buy"]}""",
        Statement = new Phrase("understand.funnel.answer", Fact.Share("share", value)), Data = Data, Method = "method.wilson", Value = value,
        Unit = FactKind.Share, Interval = new Interval(0.36, 0.4), CodeVersion = "1", At = new DateTimeOffset(2026, 2, 2, 2, 2, 2, TimeSpan.Zero),
    }.Sealed();

    sealed record Pair(string Name, double Number);
}
