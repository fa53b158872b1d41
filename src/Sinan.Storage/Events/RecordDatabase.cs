using Sinan.DuckDb;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>The DuckDB file of a workspace: opened once, one writer at a time, any number of readers.</summary>
public sealed class RecordDatabase : IDisposable
{
    readonly DuckDbDatabase database;
    readonly SemaphoreSlim writing = new(1, 1);
    DataVersion current;
    long readings;

    RecordDatabase(DuckDbDatabase database, DataVersion current) => (this.database, this.current) = (database, current);

    /// <summary>The data version after the last commit. Kept in memory: reading it costs nothing.</summary>
    public DataVersion Current => Volatile.Read(ref current);

    /// <summary>How often the readings of feedback were replaced since the file was opened: they change without a new data version.</summary>
    internal long Readings => Interlocked.Read(ref readings);

    /// <summary>Path of the file inside a workspace.</summary>
    public static string PathIn(IWorkspace workspace) => workspace.PathOf("events", "record.duckdb");

    /// <summary>The one directory that statements may write to: exports are made here and then moved.</summary>
    public static string ExportsIn(IWorkspace workspace) => workspace.PathOf("events", "exports");

    /// <exception cref="ProblemException">"record.newer", "record.unreadable".</exception>
    public static RecordDatabase Open(IWorkspace workspace, EventRecordOptions options)
    {
        DuckDbDatabase? database = null;
        try
        {
            database = DuckDbDatabase.Open(PathIn(workspace), new DuckDbSettings
            {
                MemoryLimit = options.MemoryLimit,
                Threads = options.Threads,
                TempDirectory = workspace.PathOf("events", "tmp"),
                DisableExternalAccess = true,
                AllowedDirectories = [ExportsIn(workspace)],
            });
            using var connection = database.Connect();
            connection.Execute("SET GLOBAL TimeZone = 'UTC'");
            RecordSchema.Apply(connection);
            return new RecordDatabase(database, ReadVersion(connection));
        }
        catch (DuckDbException why)
        {
            database?.Dispose();
            throw new ProblemException(RecordProblems.Unreadable(why));
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    internal DuckDbConnection Connect() => database.Connect();

    /// <summary>Waits until no other import, erasure or replacement is running and starts a transaction.</summary>
    internal async Task<RecordTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            var connection = database.Connect();
            connection.Execute("BEGIN", cancellationToken);
            return new RecordTransaction(this, connection);
        }
        catch
        {
            writing.Release();
            throw;
        }
    }

    /// <summary>Called when the readings of feedback were replaced.</summary>
    internal void Reread() => Interlocked.Increment(ref readings);

    /// <summary>Called by the transaction when it is over.</summary>
    internal void End(DataVersion? committed)
    {
        if (committed is not null)
            Volatile.Write(ref current, committed);
        writing.Release();
    }

    /// <summary>The version that a connection's transaction sees.</summary>
    internal static DataVersion ReadVersion(DuckDbConnection connection)
    {
        using var result = connection.Query("SELECT version, events, feedback, first, last FROM imports ORDER BY import_no DESC LIMIT 1");
        using var chunk = result.Next();
        return chunk is null
            ? DataVersion.Empty
            : new DataVersion(chunk[0].Text(0), chunk[1].Values<long>()[0], chunk[2].Values<long>()[0], Moment(chunk[3]), Moment(chunk[4]));

    }

    /// <summary>A time that may lie outside the years that .NET knows; a file can hold anything.</summary>
    internal static DateTimeOffset? Moment(DuckDbColumn column) => column.IsNull(0)
        ? null
        : DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(
            column.Values<long>()[0], DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    public void Dispose()
    {
        database.Dispose();
        writing.Dispose();
    }
}
