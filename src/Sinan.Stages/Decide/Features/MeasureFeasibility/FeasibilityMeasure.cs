using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain.Feasibility;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

/// <summary>What was measured, whatever the target: stored as the snapshot "decide.feasibility".</summary>
public sealed record FeasibilityMeasure
{
    public const string SnapshotKind = "decide.feasibility";

    /// <summary>What is told: "rating", "label", or the name of a file's column.</summary>
    public required string Told { get; init; }

    /// <summary>Rows with text and label, each text once.</summary>
    public required int Rows { get; init; }

    /// <summary>Most frequent first.</summary>
    public required ImmutableArray<string> Labels { get; init; }

    /// <summary>Share of the most frequent label: what always saying the same scores.</summary>
    public required double Baseline { get; init; }

    /// <summary>From these rows, or a part of them drawn by the seed.</summary>
    public required LearningCurve Curve { get; init; }

    /// <summary>What one person reaches, from how often two agree; null without labels by two.</summary>
    public double? HumanCeiling { get; init; }

    public required ImmutableArray<DataCheck> Checks { get; init; }

    public required ImmutableArray<CoverageCell> Coverage { get; init; }

    public required ImmutableArray<GroupScore> Groups { get; init; }

    /// <summary>Processor seconds that training takes for a row.</summary>
    public required double SecondsPerRow { get; init; }

    public required long Seed { get; init; }

    public required DateTimeOffset At { get; init; }

    public DataVersion Data { get; init; } = DataVersion.Empty;

    public double Seconds { get; init; }
}
