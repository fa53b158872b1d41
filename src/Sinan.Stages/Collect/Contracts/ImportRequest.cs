using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Contracts;

/// <summary>What the rows of a file are.</summary>
public enum ImportKind
{
    Events,
    Feedback,
    Items,
    Users,
}

/// <summary>Files to bring into the record as one import: all of them or nothing.</summary>
/// <param name="Files">Absolute paths; `*`, `?` and `**` are globs.</param>
public sealed record ImportRequest(params ImmutableArray<string> Files)
{
    /// <summary>Role → column name ("user" → "CustomerID"). Roles not named here are recognised; an empty column name switches a role off.</summary>
    public ImmutableDictionary<string, string> Map { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Name of all rows of a file without an event column.</summary>
    public string? EventName { get; init; }

    /// <summary>Event table that the rows belong to, at most 40 letters, digits, "-" or "_"; its events are called "TABLE.EVENT". Null for the first table, whose events keep their names.</summary>
    public string? Table { get; init; }

    /// <summary>A .NET date format for the time column; recognised when null.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>IANA zone of times without an offset; the workspace's zone when null.</summary>
    public string? Zone { get; init; }

    /// <summary>The first row is data. Recognised when null.</summary>
    public bool? NoHeader { get; init; }

    /// <summary>Column names for files without a header.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Keeps raw user ids beside their hashes.</summary>
    public bool KeepRawIds { get; init; }

    /// <summary>The files are uploads: they go once the import is committed.</summary>
    public bool DeleteAfterCommit { get; init; }

    /// <summary>Name shown for the source; the file names when null.</summary>
    public string? SourceName { get; init; }
}
