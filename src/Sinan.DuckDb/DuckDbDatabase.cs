using Sinan.DuckDb.Native;

namespace Sinan.DuckDb;

/// <summary>An open database file, or a database in memory. Only one process can hold a file.</summary>
public sealed class DuckDbDatabase : IDisposable
{
    readonly DatabaseHandle handle;

    DuckDbDatabase(DatabaseHandle handle, string? path) => (this.handle, Path) = (handle, path);

    /// <summary>The file; null in memory.</summary>
    public string? Path { get; }

    /// <summary>Version of the native library, "v1.5.5".</summary>
    public static string LibraryVersion => NativeMethods.duckdb_library_version() ?? "";

    /// <param name="path">The file, created when missing; null for a database in memory.</param>
    /// <param name="settings">All defaults unless given.</param>
    /// <exception cref="DuckDbException">The file is not a database, is newer than the library, or is held by another process; a setting is wrong.</exception>
    public static DuckDbDatabase Open(string? path, DuckDbSettings? settings = null)
    {
        _ = NativeMethods.duckdb_create_config(out var config);
        using var owned = config;
        settings ??= new DuckDbSettings();
        foreach (var (name, value) in settings.Entries())
        {
            if (NativeMethods.duckdb_set_config(config, name, value) != NativeState.Success)
                throw new DuckDbException($"DuckDB does not know the setting '{name}' or its value '{value}'.");
        }

        if (NativeMethods.duckdb_open_ext(path, out var handle, config, out var error) != NativeState.Success)
        {
            handle.Dispose();
            throw new DuckDbException(error ?? $"DuckDB could not open '{path}'.");
        }

        var database = new DuckDbDatabase(handle, path);
        try
        {
            using var connection = database.Connect();
            foreach (var statement in settings.Statements())
                connection.Execute(statement);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>A new connection. Connections are cheap; each runs one statement at a time and has its own transaction.</summary>
    public DuckDbConnection Connect()
    {
        if (NativeMethods.duckdb_connect(handle, out var connection) != NativeState.Success)
        {
            connection.Dispose();
            throw new DuckDbException("DuckDB could not connect to the database.");
        }

        connection.KeepAlive(handle);
        return new DuckDbConnection(connection);
    }

    public void Dispose() => handle.Dispose();
}
