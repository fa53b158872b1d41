using Sinan.Kernel;

namespace Sinan.Tests.Storage.Intake;

/// <summary>Feedback on its way through the journal.</summary>
public sealed class IntakeFeedbackTests
{
    const long Start = 1_772_352_000_000; // 2026-03-01 08:00 UTC

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_acknowledged_survives_a_process_that_never_drained_it()
    {
        using var directory = new TemporaryDirectory();
        var first = await TestWorkspace.OpenAsync(directory.Path, null);
        Assert.True((await first.Get<IEventIntake>().AppendAsync(Batch())).IsOk);
        // Disposed without a drain, as a process ends that is killed after its answer.
        await first.DisposeAsync();

        await using var second = await TestWorkspace.OpenAsync(directory.Path, null);
        await second.Get<IEventIntake>().DrainAsync(Token);
        await second.Get<IEventIntake>().AppendAsync(Batch());
        await second.Get<IEventIntake>().DrainAsync(Token);

        Assert.Equal(
            ["闪退了|4.0|p9|shop|bug|2026-03-01 08:00:00|true", "no frills|∅|∅|∅|∅|∅|false"],
            await RowsAsync(second, "SELECT text, rating, item, source, label, time, user_no IS NOT NULL FROM feedback_log ORDER BY feedback_no"));
        Assert.Equal(["3.2.1|P60|vip", "∅|∅|∅"], await RowsAsync(second, "SELECT version, device, segment FROM feedback_log ORDER BY feedback_no"));
        Assert.Equal(["buy now|too_fast"], await RowsAsync(second, "SELECT text, reason FROM feedback_aside"));
        Assert.Equal(2, (await second.Get<IDataVersions>().CurrentAsync(Token)).Feedback);
    }

    static IntakeBatch Batch()
    {
        var batch = new IntakeBatch();
        batch.BeginFeedback(1, 7, Start, "闪退了"u8);
        batch.Value(4);
        batch.Item("p9"u8);
        batch.Source("shop"u8);
        batch.Label("bug"u8);
        batch.Version("3.2.1"u8);
        batch.Device("P60"u8);
        batch.Segment("vip"u8);
        batch.End();
        batch.BeginFeedback(2, null, null, "no frills"u8);
        batch.End();
        batch.BeginFeedback(3, null, Start, "buy now"u8);
        batch.Aside("too_fast"u8);
        batch.End();
        return batch;
    }

    static async Task<string[]> RowsAsync(TestWorkspace workspace, string sql) =>
        [.. (await workspace.Get<IEventRecord>().QueryAsync(sql, 10, Token)).Rows.Select(row => string.Join('|', row.Select(cell => cell ?? "∅")))];
}
