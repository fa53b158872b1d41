using System.Text.Json.Serialization;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Risks;

/// <summary>Something that may go wrong.</summary>
public sealed record Risk : Entry
{
    public const int MostImpact = 5;

    /// <summary>What may happen, 1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>Chance that it happens: above 0, at most 1.</summary>
    public required double Probability { get; init; }

    /// <summary>How bad it would be: 1 hardly … 5 the end of the work.</summary>
    public required int Impact { get; init; }

    /// <summary>Who watches it; empty = nobody yet.</summary>
    public string Owner { get; init; } = "";

    /// <summary>What is done against it.</summary>
    public string Mitigation { get; init; } = "";

    /// <summary>Day by which that is to be done.</summary>
    public DateOnly? Due { get; init; }

    public RiskState State { get; init; }

    /// <summary>Name of the milestone that it would delay; empty = none.</summary>
    public string Milestone { get; init; } = "";

    /// <summary>Working days by which that milestone would be late.</summary>
    public double DelayDays { get; init; }

    /// <summary>Probability × impact, 0 … 5; what has happened counts in full, what cannot happen not at all.</summary>
    [JsonIgnore]
    public double Exposure => State switch { RiskState.Open => Probability * Impact, RiskState.Happened => Impact, _ => 0 };

    /// <summary>Whether its day has passed and it may still happen.</summary>
    public bool IsOverdue(DateOnly today) => State == RiskState.Open && Due < today;
}
