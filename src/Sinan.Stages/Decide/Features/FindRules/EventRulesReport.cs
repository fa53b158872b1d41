using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Decide.Features.FindRules;

/// <summary>Connections that neither chance (q ≤ 0.05) nor a shorter connection explains, the strongest first.</summary>
public sealed record EventRulesReport
{
    public required string Per { get; init; }

    public required string Of { get; init; }

    /// <summary>The event looked at; null = all.</summary>
    public required string? Event { get; init; }

    public required int Days { get; init; }

    /// <summary>Baskets, visits or users.</summary>
    public required int Groups { get; init; }

    /// <summary>Least count that a rule had to have.</summary>
    public required int MinSupportCount { get; init; }

    /// <summary>Rules found; at most 100 of them are told.</summary>
    public required int Found { get; init; }

    public required ImmutableArray<RuleView> Rules { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}
