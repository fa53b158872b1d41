using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>What a need is about.</summary>
public enum NeedCategory
{
    /// <summary>Something is broken or slow.</summary>
    Performance,

    /// <summary>Something is missing.</summary>
    Feature,

    /// <summary>Delivery, refunds, service, quality: promises kept.</summary>
    Trust,

    /// <summary>Things that belong together.</summary>
    Recommendation,

    /// <summary>It works but is a burden to use.</summary>
    Experience,
}

/// <summary>Where a need was seen.</summary>
public enum NeedSource
{
    /// <summary>A funnel step that loses more than comparable ones.</summary>
    Friction,

    /// <summary>What people say.</summary>
    Voice,

    /// <summary>Things bought together.</summary>
    CoOccurrence,
}

/// <summary>A number that is not sure.</summary>
/// <param name="Value">Most likely.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record Estimate(double Value, double Low, double High)
{
    public Interval Interval => new(Low, High);

    public Estimate Times(double factor) => new(Value * factor, Low * factor, High * factor);

    public Estimate AtMost(double limit) => new(Math.Min(Value, limit), Math.Min(Low, limit), Math.Min(High, limit));
}

/// <summary>The ranked needs, most worth doing first, stored as the snapshot "decide.needs".</summary>
public sealed record NeedReport
{
    public const string SnapshotKind = "decide.needs";

    public required DataVersion Data { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Seed { get; init; }

    /// <summary>Monte-Carlo draws behind intervals and rank probabilities.</summary>
    public required int Draws { get; init; }

    /// <summary>The answer in one sentence.</summary>
    public required Phrase Answer { get; init; }

    /// <summary>First day looked at; null without times.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Last day looked at.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Days counted as recent; reach is scaled to 30 days.</summary>
    public required int RecentDays { get; init; }

    /// <summary>Users active in the last 30 days, or in a shorter record.</summary>
    public required double ActiveUsers { get; init; }

    /// <summary>The main path that frictions were searched on; empty when the events show none.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    public required ImmutableArray<Need> Needs { get; init; }

    /// <summary>The fact that would change the order most; null when none would.</summary>
    public MissingFact? Missing { get; init; }

    /// <summary>Which sources were there to look at.</summary>
    public required ImmutableArray<NeedSource> Sources { get; init; }

    public double Seconds { get; init; }

    public Need? Find(string id) => Needs.FirstOrDefault(n => n.Id == id);
}

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

    /// <summary>Reach × impact × confidence ÷ effort.</summary>
    public required Estimate Score { get; init; }

    public required EvidenceId ScoreEvidence { get; init; }

    public required EvidenceId ReachEvidence { get; init; }

    public required EvidenceId TopThreeEvidence { get; init; }

    public required int Rank { get; init; }

    /// <summary>95 % interval of the rank.</summary>
    public required Interval RankInterval { get; init; }

    /// <summary>Chance of the rank it has.</summary>
    public required double RankProbability { get; init; }

    /// <summary>Chance of each rank, first to last.</summary>
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

    [JsonIgnore]
    public bool IsUrgent => Urgency is >= 1.5;

    /// <summary>"rising", "steady" or "falling".</summary>
    public string Trend => Urgency is null ? "steady" : Urgency >= 1.15 ? "rising" : Urgency <= 0.87 ? "falling" : "steady";
}

/// <summary>One reason for a need.</summary>
/// <param name="Id">Where it is proved.</param>
/// <param name="Kind">Which source.</param>
/// <param name="Says">The reason as a sentence.</param>
/// <param name="Short">The reason in a few words, for a table.</param>
/// <param name="Value">Its figure.</param>
/// <param name="Interval">Its 95 % interval.</param>
public sealed record NeedEvidence(EvidenceId Id, NeedSource Kind, Phrase Says, Phrase Short, double Value, Interval? Interval);

/// <summary>An effort that nobody has estimated yet and that decides the order.</summary>
/// <param name="NeedId">Whose effort.</param>
/// <param name="Chance">Chance that knowing it changes the order of the first places.</param>
/// <param name="From">Lowest effort, in person-days, at which the order changes.</param>
/// <param name="To">Highest such effort within the plausible range.</param>
/// <param name="Place">First place that would change.</param>
/// <param name="Evidence">Where it is proved.</param>
public sealed record MissingFact(string NeedId, double Chance, double From, double To, int Place, EvidenceId Evidence);

/// <summary>Which needs there are and which matter most.</summary>
public interface INeeds
{
    /// <summary>Finds and ranks the needs of the record, keeps report and evidence. Problem: "decide.needs.nothing_to_look_at".</summary>
    Task<Outcome<NeedReport>> RankAsync(long seed, IProgressSink progress, CancellationToken cancellationToken);

    /// <summary>The newest ranking; null before the first.</summary>
    Task<NeedReport?> LatestAsync(CancellationToken cancellationToken);
}
