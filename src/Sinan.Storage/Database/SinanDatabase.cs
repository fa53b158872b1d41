using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Sinan.Kernel;

namespace Sinan.Storage;

/// <summary>What opening a workspace changed in its schema.</summary>
/// <param name="Applied">Migrations applied, in order; empty when it was up to date.</param>
/// <param name="Backup">Copy of the database from before; null when there was nothing to copy.</param>
public sealed record MigrationReport(ImmutableArray<string> Applied, string? Backup);

/// <summary>The last schema change of the open workspace.</summary>
public interface IMigrations
{
    MigrationReport Last { get; }
}

/// <summary>The workspace's SQLite file: opens contexts on it and brings it up to this program's schema.</summary>
sealed class SinanDatabase(Workspace workspace) : IDbContextFactory<SinanDb>, IMigrations
{
    public const string FileName = "sinan.db";

    readonly DbContextOptions<SqliteDb> options = OptionsFor(workspace.PathOf(FileName));

    public MigrationReport Last { get; private set; } = new([], null);

    public string Path => workspace.PathOf(FileName);

    public SinanDb CreateDbContext() => new SqliteDb(options);

    /// <summary>Seconds that a statement waits for another writer before it fails.</summary>
    const int BusySeconds = 30;

    public static DbContextOptions<SqliteDb> OptionsFor(string path)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = BusySeconds, ForeignKeys = true };
        return new DbContextOptionsBuilder<SqliteDb>().UseSqlite(connection.ToString()).AddInterceptors(new DurableConnections()).Options;
    }

    /// <summary>Applies what is missing of the schema, after a copy of the file when it holds data. Twice is the same as once.</summary>
    /// <exception cref="ProblemException">"workspace.schema_newer".</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = CreateDbContext();
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellationToken)).ToList();
        if (applied.Except(known, StringComparer.Ordinal).Any())
            throw new ProblemException(WorkspaceProblems.SchemaNewer(workspace.Root));
        // Readers and the writer do not wait for each other. The file remembers this; a restored copy has forgotten it.
        await db.Database.ExecuteSqlAsync($"pragma journal_mode = wal", cancellationToken);
        if (applied.Count == known.Count)
            return;
        var backup = applied.Count == 0 ? null : workspace.PathOf("backups", $"sinan-before-{known[applied.Count]}.db");
        if (backup is not null)
            await CopyAsync(backup, cancellationToken);
        // A migration that was killed leaves EF's own lock behind and would wait for it for ever; the workspace lock already keeps others out.
        await db.Database.ExecuteSqlAsync($"drop table if exists \"__EFMigrationsLock\"", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        Last = new MigrationReport([.. known.Skip(applied.Count)], backup);
    }

    /// <summary>Writes a consistent copy of the file as of one moment, while others read and write.</summary>
    public async Task CopyAsync(string target, CancellationToken cancellationToken)
    {
        File.Delete(target);
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlAsync($"vacuum into {target}", cancellationToken);
    }

    /// <summary>Writes the file anew, without what was overwritten or deleted in it, and empties its log.</summary>
    public async Task WipeAsync(CancellationToken cancellationToken)
    {
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlAsync($"vacuum", cancellationToken);
        await db.Database.ExecuteSqlAsync($"pragma wal_checkpoint(truncate)", cancellationToken);
    }

    /// <summary>Closes the pooled connections, so that the file can be moved or removed.</summary>
    public void Close()
    {
        using var connection = new SqliteConnection(CreateDbContext().Database.GetConnectionString());
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>The log is flushed at each commit: an acknowledged write outlives a power cut.</summary>
    sealed class DurableConnections : DbConnectionInterceptor
    {
        const string Durable = "pragma synchronous = full";

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Durable;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Durable;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
