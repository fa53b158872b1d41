using System.Text.Json.Serialization;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.People;

namespace Sinan.Stages.Deliver.Domain.Requests;

/// <summary>Something that one team raises and another sees to.</summary>
public sealed record Issue : Entry
{
    /// <summary>1 to 120 characters; of missing data the situation.</summary>
    public required string Title { get; init; }

    public IssueKind Kind { get; init; }

    public WorkTeam RaisedBy { get; init; } = WorkTeam.Algorithm;

    public string Detail { get; init; } = "";

    /// <summary>Who sees to it; empty = nobody yet.</summary>
    public string Owner { get; init; } = "";

    public DateOnly? Due { get; init; }

    public IssueState State { get; init; }

    /// <summary>What came of it.</summary>
    public string Answer { get; init; } = "";

    /// <summary>Rows there are, of missing data.</summary>
    public int? RowsHave { get; init; }

    /// <summary>Rows that are needed.</summary>
    public int? RowsNeeded { get; init; }

    /// <summary>Rows that are still missing; null where nobody said how many are needed.</summary>
    [JsonIgnore]
    public int? RowsMissing => RowsNeeded is { } needed ? Math.Max(0, needed - (RowsHave ?? 0)) : null;

    /// <summary>Whether its day has passed and it is not solved.</summary>
    public bool IsOverdue(DateOnly today) => State != IssueState.Solved && Due < today;
}
