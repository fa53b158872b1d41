using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>One need with its score and where it stands.</summary>
public sealed record Need
{
    /// <summary>Stable as long as the need is about the same thing.</summary>
    public required string Id { get; init; }

    public required Phrase Title { get; init; }

    public required NeedCategory Category { get; init; }

    /// <summary>The group it touches most; null = everybody alike.</summary>
    public Phrase? Segment { get; init; }

    public required ImmutableArray<NeedSource> Sources { get; init; }

    /// <summary>By the method of the report; unknown while an input is.</summary>
    public required Estimate Score { get; init; }

    public required EvidenceId ScoreEvidence { get; init; }

    public required EvidenceId ReachEvidence { get; init; }

    public required EvidenceId TopThreeEvidence { get; init; }

    /// <summary>From 1; 0 while the score is unknown.</summary>
    public required int Rank { get; init; }

    /// <summary>95 % interval of the rank.</summary>
    public required Interval RankInterval { get; init; }

    /// <summary>Chance of the rank it has.</summary>
    public required double RankProbability { get; init; }

    /// <summary>Chance of each of the first places, at most twenty.</summary>
    public required ImmutableArray<double> RankProbabilities { get; init; }

    /// <summary>Chance of being among the first three.</summary>
    public required double TopThree { get; init; }

    /// <summary>Users touched in 30 days.</summary>
    public required Estimate Reach { get; init; }

    /// <summary>How much it matters to one of them: 0.25 hardly … 3 massively.</summary>
    public required Estimate Impact { get; init; }

    /// <summary>How sure the evidence is: 0.5, 0.8 or 1.</summary>
    public required Estimate Confidence { get; init; }

    /// <summary>Person-days.</summary>
    public required Estimate Effort { get; init; }

    /// <summary>Whether a person entered the effort; else it is the usual one of the category.</summary>
    public required bool IsEffortEntered { get; init; }

    /// <summary>Recent signal over earlier signal: 2 = twice as strong lately; null when there is nothing to compare with.</summary>
    public double? Urgency { get; init; }

    /// <summary>Value of what is touched, in 30 days; null without values in the data.</summary>
    public double? Importance { get; init; }

    /// <summary>Where the theme's comments or the step's users are heading: shown beside the score and no part of it. Null where there is too little past.</summary>
    public SeriesOutlook? Outlook { get; init; }

    public required ImmutableArray<NeedEvidence> Evidence { get; init; }

    /// <summary>Further inputs, by name: what people entered beside reach, impact, confidence and effort, and votes.</summary>
    public ImmutableSortedDictionary<string, Estimate> Inputs { get; init; } = ImmutableSortedDictionary<string, Estimate>.Empty;

    /// <summary>Names of the inputs that a person entered, effort aside.</summary>
    public ImmutableArray<string> Entered { get; init; } = [];

    [JsonIgnore]
    public bool IsUrgent => Urgency is >= 1.5;

    /// <summary>"rising", "steady" or "falling".</summary>
    public string Trend => Urgency is null ? "steady" : Urgency >= 1.15 ? "rising" : Urgency <= 0.87 ? "falling" : "steady";
}
