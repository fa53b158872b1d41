using System.Collections.Immutable;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>What came with feedback, in DuckDB; its contents are blobs.</summary>
public sealed class FeedbackAttachments(RecordDatabase database) : IFeedbackAttachments, IBlobHolder
{
    public Task<ImmutableArray<KeptAttachment>> OfAsync(long no, CancellationToken cancellationToken) => Task.Run(
        () => Read("a JOIN feedback f USING (feedback_id) WHERE f.feedback_no = $1 ORDER BY a.place", no, cancellationToken), cancellationToken);

    public Task<KeptAttachment?> FindAsync(string address, CancellationToken cancellationToken) => Task.Run(
        () => Read("a WHERE a.address = $1 ORDER BY a.transcript NULLS LAST LIMIT 1", address, cancellationToken).FirstOrDefault(), cancellationToken);

    public async Task<bool> KeepTranscriptAsync(string address, string transcript, CancellationToken cancellationToken)
    {
        using var transaction = await database.BeginAsync(cancellationToken);
        if (transaction.Connection.Execute("UPDATE feedback_attachments SET transcript = $2 WHERE address = $1", [address, transcript], cancellationToken) == 0)
            return false;
        transaction.Commit();
        return true;
    }

    public async Task<bool> HoldsAsync(string address, CancellationToken cancellationToken) => await FindAsync(address, cancellationToken) is not null;

    /// <summary>Takes away what came with some feedback.</summary>
    /// <param name="connection">The transaction.</param>
    /// <param name="where">Which rows of the table.</param>
    /// <param name="parameters">Values in it.</param>
    /// <returns>Its contents: to be released after the commit.</returns>
    internal static IReadOnlyList<string> Remove(DuckDbConnection connection, string where, params ReadOnlySpan<object?> parameters)
    {
        var addresses = IndexColumns.Texts(connection, $"SELECT DISTINCT address FROM feedback_attachments WHERE {where}", parameters);
        connection.Execute($"DELETE FROM feedback_attachments WHERE {where}", parameters);
        return addresses;
    }

    ImmutableArray<KeptAttachment> Read(string from, object parameter, CancellationToken cancellationToken)
    {
        using var connection = database.Connect();
        using var result = connection.Query($"SELECT a.address, a.media, a.bytes, a.transcript FROM feedback_attachments {from}", [parameter], cancellationToken);
        var found = ImmutableArray.CreateBuilder<KeptAttachment>();
        foreach (var chunk in result)
        {
            for (var row = 0; row < chunk.Count; row++)
                found.Add(new KeptAttachment(new FeedbackAttachment(chunk[0].Text(row), chunk[1].Text(row), chunk[2].Values<long>()[row]), chunk[3].TextOrNull(row)));
        }

        return found.ToImmutable();
    }
}
