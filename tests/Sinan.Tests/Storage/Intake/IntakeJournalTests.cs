using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Storage;
using Sinan.Storage.Intake;

namespace Sinan.Tests.Storage.Intake;

public sealed class IntakeJournalTests : IDisposable
{
    readonly TemporaryDirectory directory = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => directory.Dispose();

    [Fact]
    public async Task What_is_acknowledged_is_in_the_record_after_a_drain_and_the_journal_is_empty()
    {
        await using var workspace = await OpenAsync();
        await SendAsync(workspace, 1, 2, 3);

        Assert.Equal(3, workspace.Get<IEventIntake>().Waiting);
        await workspace.Get<IEventIntake>().DrainAsync(Token);

        Assert.Equal("3", await SqlAsync(workspace, "SELECT count(*) FROM events"));
        Assert.Equal(0, workspace.Get<IEventIntake>().Waiting);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_event_sent_again_before_and_after_a_drain_counts_once()
    {
        await using var workspace = await OpenAsync();
        await SendAsync(workspace, 1, 2);
        await SendAsync(workspace, 2, 3);
        await workspace.Get<IEventIntake>().DrainAsync(Token);
        await SendAsync(workspace, 1, 2, 3, 4);
        await workspace.Get<IEventIntake>().DrainAsync(Token);

        Assert.Equal("4", await SqlAsync(workspace, "SELECT count(*) FROM events"));
    }

    /// <summary>As after a kill between the commit in the record and the removal of the segment.</summary>
    [Fact]
    public async Task A_segment_that_is_drained_twice_counts_once()
    {
        string copy;
        await using (var workspace = await OpenAsync())
        {
            await SendAsync(workspace, 1, 2, 3);
            copy = Assert.Single(Files());
            File.Copy(copy, directory.Of("kept"));
            await workspace.Get<IEventIntake>().DrainAsync(Token);
        }

        File.Copy(directory.Of("kept"), copy);
        await using var again = await OpenAsync();
        Assert.Equal(3, again.Get<IEventIntake>().Waiting);
        await again.Get<IEventIntake>().DrainAsync(Token);

        Assert.Equal("3", await SqlAsync(again, "SELECT count(*) FROM events"));
    }

    /// <summary>Cuts the last frame at every place: all frames before it stay, nothing of it does.</summary>
    [Fact]
    public async Task A_torn_frame_is_cut_and_the_frames_before_it_stay()
    {
        byte[] whole;
        int first;
        string path;
        await using (var workspace = await OpenAsync())
        {
            await SendAsync(workspace, 1, 2);
            path = Assert.Single(Files());
            first = File.ReadAllBytes(path).Length;
            await SendAsync(workspace, 3);
            whole = await File.ReadAllBytesAsync(path, Token);
        }

        var workspaceNo = 0;
        foreach (var length in new[] { first, first + 1, first + 7, first + 8, first + 20, whole.Length - 1 })
        {
            var place = Path.Combine(directory.Of($"torn{workspaceNo++}"), "workspace");
            await using (await OpenAsync(place))
            {
            }

            Directory.CreateDirectory(Path.Combine(place, "intake"));
            await File.WriteAllBytesAsync(Path.Combine(place, "intake", Path.GetFileName(path)), whole[..length], Token);
            await using var torn = await OpenAsync(place);
            Assert.Equal(2, torn.Get<IEventIntake>().Waiting);
            Assert.Equal(first, new FileInfo(Path.Combine(place, "intake", Path.GetFileName(path))).Length);
            await SendAsync(torn, 4);
            await torn.Get<IEventIntake>().DrainAsync(Token);
            Assert.Equal("3", await SqlAsync(torn, "SELECT count(*) FROM events"));
            Assert.False(Directory.Exists(Path.Combine(place, "intake", "damaged")));
        }
    }

    [Fact]
    public async Task A_damaged_frame_is_set_aside_and_the_check_says_so()
    {
        await using var workspace = await OpenAsync();
        await SendAsync(workspace, 1, 2);
        var path = Assert.Single(Files());
        var first = new FileInfo(path).Length;
        await SendAsync(workspace, 3);
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = first + 30;
            file.WriteByte(0xFF);
        }

        await workspace.Get<IEventIntake>().DrainAsync(Token);

        Assert.Equal("2", await SqlAsync(workspace, "SELECT count(*) FROM events"));
        Assert.Single(Directory.GetFiles(Path.Combine(Root, "intake", "damaged")));
        var checks = await workspace.Get<IWorkspaceChecks>().RunAsync(thorough: false, new NoProgress(), Token);
        Assert.False(checks.Single(c => c.Name == "intake").Holds);
    }

    [Fact]
    public async Task A_full_journal_asks_to_come_back_and_keeps_nothing_of_the_request()
    {
        await using var workspace = await OpenAsync(services: s => s.AddSingleton(new IntakeOptions { MostJournalBytes = 50 }));
        await SendAsync(workspace, 1);

        var outcome = await workspace.Get<IEventIntake>().AppendAsync(Batch(2));

        Assert.Equal(("intake.busy", 429), (outcome.Problem.Code, outcome.Problem.HttpStatus));
        await workspace.Get<IEventIntake>().DrainAsync(Token);
        await SendAsync(workspace, 3);
        await workspace.Get<IEventIntake>().DrainAsync(Token);
        Assert.Equal("2", await SqlAsync(workspace, "SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task Many_senders_at_once_lose_nothing_while_the_journal_is_drained()
    {
        await using var workspace = await OpenAsync(services: s => s.AddSingleton(new IntakeOptions { SegmentBytes = 4096 }));
        var intake = workspace.Get<IEventIntake>();
        var senders = Enumerable.Range(0, 8).Select(no => Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
                Assert.True((await intake.AppendAsync(Batch((no * 1000) + i))).IsOk);
        })).ToArray();
        while (!Task.WhenAll(senders).IsCompleted)
            await intake.DrainAsync(Token);
        await Task.WhenAll(senders);
        await intake.DrainAsync(Token);

        Assert.Equal("1600", await SqlAsync(workspace, "SELECT count(DISTINCT event_id) FROM events"));
    }

    string Root => directory.Path;

    string[] Files() => Directory.Exists(Path.Combine(Root, "intake")) ? Directory.GetFiles(Path.Combine(Root, "intake")) : [];

    Task<TestWorkspace> OpenAsync(string? path = null, Action<IServiceCollection>? services = null) => TestWorkspace.OpenAsync(path ?? Root, services);

    static async Task SendAsync(TestWorkspace workspace, params int[] events) => Assert.True((await workspace.Get<IEventIntake>().AppendAsync(Batch(events))).IsOk);

    static IntakeBatch Batch(params ReadOnlySpan<int> events)
    {
        var batch = new IntakeBatch();
        foreach (var no in events)
        {
            batch.BeginEvent((UInt128)(uint)no, (UInt128)(uint)(no % 7), 1_700_000_000_000 + no, "view"u8);
            batch.Property("plan"u8, "pro"u8);
            batch.End();
        }

        return batch;
    }

    static async Task<string?> SqlAsync(TestWorkspace workspace, string sql) => (await workspace.Get<IEventRecord>().QueryAsync(sql, 1, Token)).Rows[0][0];
}
