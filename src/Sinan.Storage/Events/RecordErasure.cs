using System.Security.Cryptography;
using System.Text;
using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Storage.Events;

/// <summary>Erases users from the record and at once from the behaviour index.</summary>
public sealed class RecordErasure(RecordDatabase database, IBehaviorIndexes indexes, IBlobRelease release, TimeProvider clock) : IUserErasure
{
    public async Task<ErasureReceipt> EraseAsync(UInt128 user, CancellationToken cancellationToken)
    {
        var (receipt, contents) = await EraseFromRecordAsync(user, cancellationToken);
        await release.ReleaseAsync(contents, CancellationToken.None);
        using (var connection = database.Connect())
        {
            try
            {
                connection.Execute("CHECKPOINT", CancellationToken.None);
            }
            catch (DuckDbException)
            {
                // Somebody is reading: the file is folded by a later commit, at the latest on closing.
            }
        }

        // The old index file still holds the user's events: it is replaced before anyone is told that they are gone.
        using var lease = await indexes.OpenAsync(CancellationToken.None);
        return receipt;
    }

    async Task<(ErasureReceipt Receipt, IReadOnlyList<string> Contents)> EraseFromRecordAsync(UInt128 user, CancellationToken cancellationToken)
    {
        using var transaction = await database.BeginAsync(cancellationToken);
        var connection = transaction.Connection;
        // All ids that are the same person.
        connection.Execute(
            """
            CREATE TEMP TABLE erased_users AS
            WITH person AS (SELECT u.user_no, u.user_key, coalesce(m.person_no, u.user_no) AS person_no FROM users u LEFT JOIN merged_users m USING (user_no))
            SELECT user_no, user_key FROM person WHERE person_no IN (SELECT person_no FROM person WHERE user_key = $1)
            """,
            [user], cancellationToken);
        if (connection.Scalar<long>("SELECT count(*) FROM erased_users") == 0)
            throw new ProblemException(RecordProblems.UserUnknown());
        const string Theirs = "user_no IN (SELECT user_no FROM erased_users)";
        var contents = FeedbackAttachments.Remove(connection, Theirs);
        connection.Execute($"DELETE FROM told_labels WHERE feedback_no IN (SELECT feedback_no FROM feedback WHERE {Theirs})", cancellationToken);
        connection.Execute($"DELETE FROM feedback_aspects WHERE feedback_no IN (SELECT feedback_no FROM feedback WHERE {Theirs})", cancellationToken);
        connection.Execute($"DELETE FROM feedback_readings WHERE feedback_no IN (SELECT feedback_no FROM feedback WHERE {Theirs})", cancellationToken);
        var feedback = connection.Execute($"DELETE FROM feedback WHERE {Theirs}", cancellationToken);
        feedback += connection.Execute($"DELETE FROM feedback_aside WHERE {Theirs}", cancellationToken);
        var events = connection.Execute($"DELETE FROM events WHERE {Theirs}", cancellationToken);
        var attributes = connection.Execute($"DELETE FROM user_history WHERE {Theirs}", cancellationToken);
        connection.Execute($"DELETE FROM merged_users WHERE {Theirs}", cancellationToken);
        connection.Execute("DELETE FROM user_links WHERE from_key IN (SELECT user_key FROM erased_users) OR to_key IN (SELECT user_key FROM erased_users)", cancellationToken);
        connection.Execute($"DELETE FROM users WHERE {Theirs}", cancellationToken);

        var at = clock.GetUtcNow();
        var name = "erasure-" + Guid.NewGuid().ToString("n")[..12];
        connection.Execute("INSERT INTO erasures SELECT $1, user_key, $2::TIMESTAMP::TIMESTAMP_MS, $3, $4 FROM erased_users", [name, at, events, feedback], cancellationToken);
        var next = connection.Scalar<long>("SELECT coalesce(max(next_ordinal), 0) FROM imports");
        var source = new ImportSource("erase", name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))));
        var (_, version) = transaction.Commit(source, at, -(events + feedback), 0, next, changed: true);
        return (new ErasureReceipt(name, at, events, feedback, attributes, version), contents);
    }
}
