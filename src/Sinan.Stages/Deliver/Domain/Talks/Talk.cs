using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Talks;

/// <summary>A meeting and what came of it.</summary>
public sealed record Talk : Entry
{
    /// <summary>What it was about, 1 to 120 characters.</summary>
    public required string Title { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>With whom: a team, a vendor.</summary>
    public string With { get; init; } = "";

    /// <summary>What was said.</summary>
    public string Notes { get; init; } = "";

    public ImmutableArray<Decision> Decisions { get; init; } = [];

    /// <summary>Whether it ended in a decision.</summary>
    [JsonIgnore]
    public bool HasResult => Decisions.Length > 0;
}
