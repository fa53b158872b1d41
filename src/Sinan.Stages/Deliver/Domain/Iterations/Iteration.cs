using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Iterations;

/// <summary>One round of changes.</summary>
public sealed record Iteration : Entry
{
    /// <summary>1 to 120 characters.</summary>
    public required string Title { get; init; }

    public IterationTrigger Trigger { get; init; }

    /// <summary>The trigger in words: which standard, which cost, which feedback.</summary>
    public string Why { get; init; } = "";

    public required DateOnly Start { get; init; }

    /// <summary>Last day; null while it goes on.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Effort so far, person-days.</summary>
    public double PersonDays { get; init; }

    /// <summary>What it changes.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>Version of the release that it ended in; empty = none yet.</summary>
    public string Release { get; init; } = "";
}
