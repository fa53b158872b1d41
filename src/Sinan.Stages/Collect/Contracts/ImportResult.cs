using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sinan.Stages.Collect.Contracts;

/// <summary>What an import did. <c>rows_read = rows_imported + duplicates + Σ rejected</c>.</summary>
public sealed record ImportResult
{
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>"events", "feedback", "items" or "users".</summary>
    public required string Kind { get; init; }

    public int ImportNo { get; init; }

    public long RowsRead { get; init; }

    public long RowsImported { get; init; }

    /// <summary>Rows that the record held already.</summary>
    public long Duplicates { get; init; }

    /// <summary>Reason → rows.</summary>
    public required ImmutableSortedDictionary<string, long> Rejected { get; init; }

    /// <summary>Where the rejected rows stand; null when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? RejectedFile { get; init; }

    /// <summary>Distinct users among the accepted rows.</summary>
    public long Users { get; init; }

    /// <summary>Distinct items among the accepted rows.</summary>
    public long Items { get; init; }

    /// <summary>Event name → accepted rows (new or already there).</summary>
    public ImmutableSortedDictionary<string, long> Events { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateTimeOffset? First { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public DateTimeOffset? Last { get; init; }

    /// <summary>How each column was read.</summary>
    public ImmutableArray<ColumnChoice> Columns { get; init; } = [];

    /// <summary>Column → why it was not kept ("private", "too_many_values", "row_number", "not_used").</summary>
    public ImmutableSortedDictionary<string, string> LeftOut { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Kind of personal data → places masked.</summary>
    public ImmutableSortedDictionary<string, long> Redacted { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    public double Seconds { get; init; }

    /// <summary>What fetching a source did that has not changed since its last import.</summary>
    public static ImportResult NothingNew(string source, ImportKind kind) =>
        new() { Files = [source], Kind = kind.ToString().ToLowerInvariant(), Rejected = ImmutableSortedDictionary<string, long>.Empty };

    [JsonIgnore]
    public long RowsRejected => Rejected.Values.Sum();
}

/// <summary>How one column is read.</summary>
/// <param name="Column">Name in the file, or "column_3".</param>
/// <param name="Role">"user", "time" … or "property"; "" when it is not kept.</param>
/// <param name="Confidence">0…1; 1 when the person said so.</param>
/// <param name="Format">Time format for the time column.</param>
/// <param name="Examples">Up to three values, personal data masked.</param>
public sealed record ColumnChoice(string Column, string Role, double Confidence, string? Format, ImmutableArray<string> Examples);
