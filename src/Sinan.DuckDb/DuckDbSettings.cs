using System.Collections.Immutable;
using System.Globalization;

namespace Sinan.DuckDb;

/// <summary>Settings of a database, fixed while it is open. Extensions are never installed or loaded from the network.</summary>
public sealed record DuckDbSettings
{
    /// <summary>Most bytes DuckDB may use before it spills to disk or fails; DuckDB's default is 80 % of the machine.</summary>
    public long? MemoryLimit { get; init; }

    /// <summary>Worker threads; all processors unless given.</summary>
    public int? Threads { get; init; }

    /// <summary>Where to spill; beside the file unless given. Created by DuckDB when needed.</summary>
    public string? TempDirectory { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>Forbids statements to read or write any file but the database and <see cref="AllowedDirectories"/>.</summary>
    public bool DisableExternalAccess { get; init; }

    /// <summary>Directories that stay open to statements when external access is disabled.</summary>
    public ImmutableArray<string> AllowedDirectories { get; init; } = [];

    /// <summary>Bytes of write-ahead log after which a commit folds the log into the file; 16 MiB unless given.</summary>
    public long? CheckpointThreshold { get; init; }

    /// <summary>Any further setting by DuckDB's name.</summary>
    public ImmutableDictionary<string, string> More { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal IEnumerable<(string Name, string Value)> Entries()
    {
        yield return ("autoinstall_known_extensions", "false");
        yield return ("autoload_known_extensions", "false");
        if (ReadOnly)
            yield return ("access_mode", "READ_ONLY");
        if (MemoryLimit is { } memory)
            yield return ("memory_limit", Bytes(memory));
        if (Threads is { } threads)
            yield return ("threads", threads.ToString(CultureInfo.InvariantCulture));
        if (TempDirectory is not null)
            yield return ("temp_directory", TempDirectory);
        if (CheckpointThreshold is { } threshold)
            yield return ("checkpoint_threshold", Bytes(threshold));
        foreach (var (name, value) in More)
            yield return (name, value);
    }

    /// <summary>What is set by statements once the database is open: a list cannot be given before, and forbidding access freezes the list.</summary>
    internal IEnumerable<string> Statements()
    {
        if (!AllowedDirectories.IsEmpty)
            yield return "SET GLOBAL allowed_directories = [" + string.Join(", ", AllowedDirectories.Select(DuckDbSql.Text)) + "]";
        if (DisableExternalAccess)
            yield return "SET GLOBAL enable_external_access = false";
    }

    static string Bytes(long bytes) => (bytes / 1024).ToString(CultureInfo.InvariantCulture) + "KiB";
}
