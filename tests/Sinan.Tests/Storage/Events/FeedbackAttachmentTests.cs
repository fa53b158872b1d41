using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;
using Sinan.Storage;

namespace Sinan.Tests.Storage.Events;

/// <summary>What came with feedback: found, erased with its user, thrown away with spam, carried by backups.</summary>
public sealed class FeedbackAttachmentTests : IDisposable
{
    readonly RecordFixture record = new();

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => record.Dispose();

    [Fact]
    public async Task An_erasure_takes_the_contents_of_the_user_and_leaves_what_others_sent_too()
    {
        var (hers, shared) = (await PutAsync("hers"), await PutAsync("shared"));
        await ImportAsync(
            new FeedbackRow(1, record.User("ann"), null, null, null, null, null, "mine") { Attachments = [hers, shared] },
            new FeedbackRow(2, record.User("bob"), null, null, null, null, null, "his") { Attachments = [shared] });

        await record.Erasure.EraseAsync(record.User("ann"), Token);

        Assert.Null(await record.Blobs.OpenAsync(hers.Address, Token));
        Assert.Null(await record.Attachments.FindAsync(hers.Address, Token));
        await using var kept = await record.Blobs.OpenAsync(shared.Address, Token);
        Assert.NotNull(kept);
        Assert.Equal([shared], (await record.Attachments.OfAsync(1, Token)).Select(a => a.File));
    }

    // The same words at the same time are one comment; what came with the second sending is written down all the same.
    [Fact]
    public async Task What_came_with_a_comment_that_was_there_already_is_erased_too()
    {
        var (first, second) = (await PutAsync("first"), await PutAsync("second"));
        await ImportAsync(new FeedbackRow(1, record.User("ann"), DateTimeOffset.UnixEpoch, null, null, null, null, "same") { Attachments = [first] });
        await ImportAsync(new FeedbackRow(2, record.User("ann"), DateTimeOffset.UnixEpoch, null, null, null, null, "same") { Attachments = [second] });

        await record.Erasure.EraseAsync(record.User("ann"), Token);

        Assert.Null(await record.Blobs.OpenAsync(first.Address, Token));
        Assert.Null(await record.Blobs.OpenAsync(second.Address, Token));
    }

    [Fact]
    public async Task Attachments_keep_their_order_count_and_transcript_and_a_second_sending_adds_none()
    {
        var files = new[] { await PutAsync("b"), await PutAsync("a") };
        var row = new FeedbackRow(1, null, null, null, null, null, null, "text") { Attachments = [.. files] };
        await ImportAsync(row);
        await ImportAsync(row);

        Assert.True(await record.Attachments.KeepTranscriptAsync(files[1].Address, "heard", Token));
        Assert.False(await record.Attachments.KeepTranscriptAsync("nothing", "heard", Token));
        Assert.Equal([new(files[0], null), new(files[1], "heard")], await record.Attachments.OfAsync(0, Token));
        Assert.Equal(2, (await record.Search.FindAsync(new FeedbackFilter(), null, 0, 1, Token)).Found[0].Attachments);
    }

    [Fact]
    public async Task Spam_is_restored_with_its_attachments_and_thrown_away_with_them()
    {
        await using var workspace = await TestWorkspace.OpenAsync();
        var (blobs, aside) = (workspace.Get<IBlobs>(), workspace.Get<IAsideFeedback>());
        var files = new List<FeedbackAttachment>();
        foreach (var text in new[] { "good", "bad" })
            files.Add(new FeedbackAttachment(await blobs.PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), Token), "image/png", text.Length));
        var batch = new IntakeBatch();
        for (var i = 0; i < 2; i++)
        {
            batch.BeginFeedback((UInt128)i + 1, null, null, "text"u8);
            batch.Aside("trap"u8);
            batch.Attachment(files[i]);
            batch.End();
        }

        await workspace.Get<IEventIntake>().AppendAsync(batch);
        await workspace.Get<IEventIntake>().DrainAsync(Token);
        Assert.True(await aside.RestoreAsync("00000000000000000000000000000001", Token));
        Assert.True(await aside.RemoveAsync("00000000000000000000000000000002", Token));

        Assert.Equal([files[0]], (await workspace.Get<IFeedbackAttachments>().OfAsync(0, Token)).Select(a => a.File));
        Assert.Null(await blobs.OpenAsync(files[1].Address, Token));
        await using var content = await blobs.OpenAsync(files[0].Address, Token);
        Assert.NotNull(content);

        var archive = Path.Combine(Path.GetTempPath(), $"sinan-{Guid.NewGuid():n}.zip");
        try
        {
            Assert.True((await workspace.Get<IBackups>().WriteAsync(archive, NoProgress.Instance, Token)).IsOk);
            using var zip = ZipFile.OpenRead(archive);
            Assert.Contains(zip.Entries, e => e.FullName == $"blobs/{files[0].Address[..2]}/{files[0].Address}");
            Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains(files[1].Address, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(archive);
        }
    }

    async Task<FeedbackAttachment> PutAsync(string text) =>
        new(await record.Blobs.PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), Token), "image/png", text.Length);

    async Task ImportAsync(params FeedbackRow[] rows)
    {
        await using var import = await record.Record.BeginImportAsync(new ImportSource("feedback", "f.csv", string.Concat(rows.Select(r => r.Text))), Token);
        import.Append(rows);
        await import.CommitAsync(Token);
    }
}
