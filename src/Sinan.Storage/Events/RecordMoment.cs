using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>The record as of one moment, for a backup: fixed quickly, copied at leisure while imports go on.</summary>
/// <remarks>
/// DuckDB copies it itself (COPY FROM DATABASE inside the transaction that fixed the moment) rather than by reading its file: opening and closing the
/// file anywhere else in this process would drop the lock that DuckDB has on it.
/// </remarks>
sealed class RecordMoment : IAsyncDisposable
{
    readonly DuckDbConnection connection;

    RecordMoment(DuckDbConnection connection, DataVersion data) => (this.connection, Data) = (connection, data);

    public DataVersion Data { get; }

    /// <summary>Path of the record inside a workspace, with forward slashes.</summary>
    public static string NameIn(IWorkspace workspace) => Path.GetRelativePath(workspace.Root, RecordDatabase.PathIn(workspace)).Replace('\\', '/');

    /// <summary>A file that the record may be copied to: it writes to its own export directory only.</summary>
    public static string TargetIn(IWorkspace workspace) => Path.Combine(RecordDatabase.ExportsIn(workspace), "backup-" + Guid.NewGuid().ToString("n") + ".duckdb");

    /// <summary>Waits for a running import, keeps the next one waiting while <paramref name="meanwhile"/> runs, and fixes the moment.</summary>
    public static async Task<RecordMoment> FixAsync(RecordDatabase record, Func<Task> meanwhile, CancellationToken cancellationToken)
    {
        using var writers = await record.BeginAsync(cancellationToken);
        var connection = record.Connect();
        try
        {
            connection.Execute("BEGIN", [], cancellationToken);
            // The first read fixes what the transaction sees.
            var data = RecordDatabase.ReadVersion(connection);
            await meanwhile();
            return new RecordMoment(connection, data);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Writes the record of that moment to a new file.</summary>
    public void CopyTo(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var own = connection.Scalar<string>("SELECT current_database()");
        connection.Execute($"ATTACH '{file.Replace("'", "''", StringComparison.Ordinal)}' AS backup", [], cancellationToken);
        connection.Execute($"COPY FROM DATABASE \"{own}\" TO backup", [], cancellationToken);
        connection.Execute("COMMIT", [], cancellationToken);
        connection.Execute("DETACH backup", [], cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }
}
