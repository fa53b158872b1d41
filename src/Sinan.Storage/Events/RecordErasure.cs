using System.Security.Cryptography;
using System.Text;
using Sinan.DuckDb;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data;

namespace Sinan.Storage.Events;

/// <summary>Erases users from the record and at once from the behaviour index.</summary>
public sealed class RecordErasure(RecordDatabase database, IBehaviorIndexes indexes, TimeProvider clock) : IUserErasure
{
    public async Task<ErasureReceipt> EraseAsync(UInt128 user, CancellationToken cancellationToken)
    {
        var receipt = await EraseFromRecordAsync(user, cancellationToken);
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

    async Task<ErasureReceipt> EraseFromRecordAsync(UInt128 user, CancellationToken cancellationToken)
    {
        using var transaction = await database.BeginAsync(cancellationToken);
        var connection = transaction.Connection;
        var no = connection.Scalar<int>("SELECT coalesce(max(user_no), -1)::INTEGER FROM users WHERE user_key = $1", user);
        if (no < 0)
            throw new ProblemException(RecordProblems.UserUnknown());
        connection.Execute("DELETE FROM feedback_readings WHERE feedback_no IN (SELECT feedback_no FROM feedback WHERE user_no = $1)", [no], cancellationToken);
        var feedback = connection.Execute("DELETE FROM feedback WHERE user_no = $1", [no], cancellationToken);
        var events = connection.Execute("DELETE FROM events WHERE user_no = $1", [no], cancellationToken);
        var attributes = connection.Execute("DELETE FROM user_attributes WHERE user_no = $1", [no], cancellationToken);
        connection.Execute("DELETE FROM users WHERE user_no = $1", [no], cancellationToken);

        var at = clock.GetUtcNow();
        var name = "erasure-" + Guid.NewGuid().ToString("n")[..12];
        connection.Execute("INSERT INTO erasures VALUES ($1, $2, $3::TIMESTAMP::TIMESTAMP_MS, $4, $5)", [name, user, at, events, feedback], cancellationToken);
        var next = connection.Scalar<long>("SELECT coalesce(max(next_ordinal), 0) FROM imports");
        var source = new ImportSource("erase", name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))));
        var (_, version) = transaction.Commit(source, at, -(events + feedback), 0, next, changed: true);
        return new ErasureReceipt(name, at, events, feedback, attributes, version);
    }
}
