using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Overview.Features.RunLoop;

/// <summary>The whole loop: import, quality, index, segments, experiment, themes, needs, documents. Kind of the job: <see cref="JobKind"/>.</summary>
public sealed record RunLoop
{
    public const string JobKind = "RunLoop";

    public const long DefaultSeed = 20_240_229;

    /// <summary>Absolute paths or globs; without any file the loop runs on what the workspace holds.</summary>
    public ImmutableArray<string> Events { get; init; } = [];

    public ImmutableArray<string> Feedback { get; init; } = [];

    public ImmutableArray<string> Items { get; init; } = [];

    public ImmutableArray<string> Users { get; init; } = [];

    /// <summary>Role → column for the event files.</summary>
    public ImmutableDictionary<string, string> EventMap { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Role → column for the feedback files.</summary>
    public ImmutableDictionary<string, string> FeedbackMap { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Name of all events of files without an event column.</summary>
    public string? EventName { get; init; }

    public string? TimeFormat { get; init; }

    public bool? NoHeader { get; init; }

    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Make the sample in this directory first and run on it.</summary>
    public string? SampleDirectory { get; init; }

    /// <summary>Directory for copies of the documents; the workspace's own when null.</summary>
    public string? DocumentsDirectory { get; init; }

    public long Seed { get; init; } = DefaultSeed;
}

/// <summary>What became of one step.</summary>
/// <param name="Name">"import", "quality", "index", "segments", "experiment", "themes", "needs", "documents".</param>
/// <param name="Seconds">Work time.</param>
/// <param name="Skipped">Why there was nothing to do (no feedback, no variants …); null when it was done.</param>
public sealed record LoopStep(string Name, double Seconds, Problem? Skipped);

/// <summary>The last run, stored as the snapshot "overview.loop".</summary>
public sealed record LoopReport(DateTimeOffset At, ImmutableArray<LoopStep> Steps, double Seconds)
{
    public const string SnapshotKind = "overview.loop";
}
