using System.Security.Cryptography;
using System.Text;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Removes pieces of feedback from the record in DuckDB.</summary>
public sealed class FeedbackRemoval(RecordDatabase database, IBlobRelease release, TimeProvider clock) : IFeedbackRemoval
{
    public async Task<long> RemoveAsync(IReadOnlyCollection<UInt128> ids, CancellationToken cancellationToken)
    {
        using var transaction = await database.BeginAsync(cancellationToken);
        var connection = transaction.Connection;
        var (contents, removed) = (new List<string>(), 0L);
        foreach (var id in ids)
        {
            contents.AddRange(FeedbackAttachments.Remove(connection, "feedback_id = $1", id));
            connection.Execute("DELETE FROM told_labels WHERE feedback_no IN (SELECT feedback_no FROM feedback WHERE feedback_id = $1)", [id], cancellationToken);
            connection.Execute("DELETE FROM feedback_readings WHERE feedback_no IN (SELECT feedback_no FROM feedback WHERE feedback_id = $1)", [id], cancellationToken);
            removed += connection.Execute("DELETE FROM feedback WHERE feedback_id = $1", [id], cancellationToken);
            removed += connection.Execute("DELETE FROM feedback_aside WHERE feedback_id = $1", [id], cancellationToken);
        }

        if (removed > 0)
        {
            var next = connection.Scalar<long>("SELECT coalesce(max(next_ordinal), 0) FROM imports");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("removed " + string.Join(' ', ids))));
            transaction.Commit(new ImportSource("feedback", "removed", hash) { IsOneOfMany = true }, clock.GetUtcNow(), -removed, 0, next, changed: true);
        }
        else
        {
            transaction.Commit();
        }

        await release.ReleaseAsync(contents, CancellationToken.None);
        return removed;
    }
}
