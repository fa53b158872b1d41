using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Timetables;

/// <summary>Something that is to be reached.</summary>
public sealed record Milestone
{
    public required string Name { get; init; }

    /// <summary>Numbers, from 1, of the milestones that it waits for.</summary>
    public ImmutableArray<int> After { get; init; } = [];

    /// <summary>Working days at least, of one round.</summary>
    public double Low { get; init; }

    /// <summary>Working days most likely.</summary>
    public double Mode { get; init; }

    /// <summary>Working days at most.</summary>
    public double High { get; init; }

    /// <summary>Chance that a round falls short and another one follows, as with training that misses its target: 0 … 0.9.</summary>
    public double Rework { get; init; }

    /// <summary>Day on which it was reached; null = ahead.</summary>
    public DateOnly? DoneOn { get; init; }
}
