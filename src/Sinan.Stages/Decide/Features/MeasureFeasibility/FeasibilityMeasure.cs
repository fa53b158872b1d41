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

    /// <summary>Code of what is told.</summary>
    public required string Told { get; init; }

    /// <summary>What is told and its labels, for people.</summary>
    public ToldTask? Task { get; init; }

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

    /// <summary>Its interval, from Wilson's of the agreement.</summary>
    public Interval? HumanCeilingInterval { get; init; }

    /// <summary>Labelled rows that were drawn at random; where these are fewer than <see cref="Rows"/>, the others were chosen as hard ones.</summary>
    public int RandomRows { get; init; }

    /// <summary>A list of keywords; null in measures of earlier versions.</summary>
    public BaselineScore? Keywords { get; init; }

    /// <summary>The nearest labelled texts.</summary>
    public BaselineScore? Nearest { get; init; }

    /// <summary>The keywords, in the order in which they are tried, learned from all measured rows.</summary>
    public ImmutableArray<KeywordHint> Hints { get; init; } = [];

    /// <summary>What is lost in each circumstance by a model that has never seen it; empty where none has enough rows.</summary>
    public ImmutableArray<DomainDrop> Domains { get; init; } = [];

    /// <summary>Seconds that the model takes to tell one text.</summary>
    public double SecondsToTell { get; init; }

    /// <summary>Characters of a text, on average.</summary>
    public double Characters { get; init; }

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
