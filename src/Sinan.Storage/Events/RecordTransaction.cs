using System.Security.Cryptography;
using System.Text;
using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>One write to the record: all of it or nothing. Disposing without commit rolls back.</summary>
sealed class RecordTransaction(RecordDatabase database, DuckDbConnection connection) : IDisposable
{
    /// <summary>Of small imports in a row so many stay listed: a day of events that arrive without a pause has more.</summary>
    const int MostListed = 10_000;

    DataVersion? committed;
    bool over;
    bool disposed;

    public DuckDbConnection Connection { get; } = connection;

    /// <summary>Makes the changes durable without a new data version: they say nothing about users (readings of feedback).</summary>
    public void Commit() => Finish(null);

    /// <summary>Writes the row of <c>imports</c> with the new data version and makes everything durable with it.</summary>
    /// <param name="source">What was imported; for an erasure, what was erased.</param>
    /// <param name="at">When.</param>
    /// <param name="imported">Rows of the import's own kind added or changed; negative when rows were erased.</param>
    /// <param name="duplicates">Rows that were there already.</param>
    /// <param name="nextOrdinal">Ordinal of the next event.</param>
    /// <param name="changed">Whether anything is different; otherwise the data version stays.</param>
    /// <returns>Number of the import and the data version.</returns>
    public (int ImportNo, DataVersion Version) Commit(ImportSource source, DateTimeOffset at, long imported, long duplicates, long nextOrdinal, bool changed)
    {
        var before = RecordDatabase.ReadVersion(Connection);
        var importNo = Connection.Scalar<int>("SELECT coalesce(max(import_no), 0)::INTEGER + 1 FROM imports");
        var version = before;
        if (changed)
        {
            using var totals = Connection.Query("SELECT count(*), (SELECT count(*) FROM feedback), min(time), max(time) FROM events");
            using var chunk = totals.Next();
            version = new DataVersion(
                Chain(before.Hash, source, imported), chunk![0].Values<long>()[0], chunk[1].Values<long>()[0],
                RecordDatabase.Moment(chunk[2]), RecordDatabase.Moment(chunk[3]));
        }

        Connection.Execute(
            "INSERT INTO imports VALUES ($1, $2, $3, $4, $5::TIMESTAMP::TIMESTAMP_MS, $6, $7, $8, $9, $10, $11::TIMESTAMP::TIMESTAMP_MS, $12::TIMESTAMP::TIMESTAMP_MS, $13)",
            importNo, source.Kind, source.Name, source.Hash, at, imported, duplicates,
            version.Hash, version.Events, version.Feedback, version.First, version.Last, nextOrdinal);
        if (source.IsOneOfMany)
            Connection.Execute("DELETE FROM imports WHERE kind = $1 AND name = $2 AND import_no <= $3", source.Kind, source.Name, importNo - MostListed);
        Finish(version);
        return (importNo, version);
    }

    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        if (!over)
        {
            over = true;
            try
            {
                Connection.Execute("ROLLBACK");
            }
            catch (DuckDbException)
            {
                // A failed statement has ended the transaction already: there is nothing left to roll back.
            }
        }

        Connection.Dispose();
        database.End(committed);
    }

    void Finish(DataVersion? version)
    {
        Connection.Execute("COMMIT");
        over = true;
        committed = version;
    }

    /// <summary>Equal imports in equal order give equal versions, on any machine.</summary>
    static string Chain(string before, ImportSource source, long imported)
    {
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{before}\n{source.Kind}\n{source.Hash}\n{imported}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
