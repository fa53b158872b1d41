using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Contracts;

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

    /// <summary>Needs that cannot be scored yet: an input is unknown.</summary>
    public ImmutableArray<Need> Waiting { get; init; } = [];

    /// <summary>How the needs are scored.</summary>
    public RankMethod Method { get; init; }

    /// <summary>The formula of the score.</summary>
    public string Formula { get; init; } = "reach * impact * confidence / effort";

    /// <summary>The fact that would change the order most; null when none would.</summary>
    public MissingFact? Missing { get; init; }

    /// <summary>Which sources were there to look at.</summary>
    public required ImmutableArray<NeedSource> Sources { get; init; }

    /// <summary>Needs that the same users stand behind, the strongest first.</summary>
    public ImmutableArray<NeedBond> Together { get; init; } = [];

    /// <summary>What measuring after shipping says about how far estimates are trusted, a line an origin.</summary>
    public ImmutableArray<Phrase> Trust { get; init; } = [];

    public double Seconds { get; init; }

    public Need? Find(string id) => Needs.FirstOrDefault(n => n.Id == id) ?? Waiting.FirstOrDefault(n => n.Id == id);
}
