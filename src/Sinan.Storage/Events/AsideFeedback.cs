using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Storage.Events;

/// <summary>Feedback kept aside, in DuckDB.</summary>
public sealed class AsideFeedback(RecordDatabase database, IBlobRelease release, TimeProvider clock) : IAsideFeedback
{
    public Task<ImmutableArray<AsideComment>> ListAsync(int most, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Connect();
            using var result = connection.Query("SELECT feedback_id, text, time, rating, source, reason FROM feedback_aside ORDER BY time DESC, feedback_id LIMIT $1", [most], cancellationToken);
            var all = ImmutableArray.CreateBuilder<AsideComment>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                {
                    all.Add(new AsideComment(
                        chunk[0].Values<UInt128>()[row].ToString("x32", CultureInfo.InvariantCulture), chunk[1].Text(row),
                        DuckDbFeedbackRecord.ValueOf<long>(chunk[2], row) is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null,
                        DuckDbFeedbackRecord.ValueOf<double>(chunk[3], row), chunk[4].TextOrNull(row), chunk[5].Text(row)));
                }
            }

            return all.ToImmutable();
        },
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Connect();
            return connection.Scalar<long>("SELECT count(*) FROM feedback_aside");
        },
        cancellationToken);

    public async Task<bool> RestoreAsync(string id, CancellationToken cancellationToken)
    {
        if (!TryRead(id, out var key))
            return false;
        using var transaction = await database.BeginAsync(cancellationToken);
        var connection = transaction.Connection;
        var restored = connection.Execute(
            """
            INSERT INTO feedback
            SELECT (SELECT coalesce(max(feedback_no), -1) + 1 FROM feedback), * EXCLUDE (reason) FROM feedback_aside WHERE feedback_id = $1 LIMIT 1
            """,
            [key], cancellationToken);
        if (restored == 0)
            return false;
        connection.Execute("DELETE FROM feedback_aside WHERE feedback_id = $1", [key], cancellationToken);
        var next = connection.Scalar<long>("SELECT coalesce(max(next_ordinal), 0) FROM imports");
        var source = new ImportSource("feedback", "restored", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)))) { IsOneOfMany = true };
        transaction.Commit(source, clock.GetUtcNow(), restored, 0, next, changed: true);
        return true;
    }

    public async Task<bool> RemoveAsync(string id, CancellationToken cancellationToken)
    {
        if (!TryRead(id, out var key))
            return false;
        using var transaction = await database.BeginAsync(cancellationToken);
        if (transaction.Connection.Execute("DELETE FROM feedback_aside WHERE feedback_id = $1", [key], cancellationToken) == 0)
            return false;
        var contents = FeedbackAttachments.Remove(transaction.Connection, "feedback_id = $1", key);
        transaction.Commit();
        await release.ReleaseAsync(contents, CancellationToken.None);
        return true;
    }

    static bool TryRead(string id, out UInt128 key) => UInt128.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out key);
}
