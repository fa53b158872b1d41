using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Talks;

/// <summary>What was decided.</summary>
public sealed record Decision
{
    /// <summary>The decision in words.</summary>
    public required string Text { get; init; }

    /// <summary>Who sees to it.</summary>
    public required string Owner { get; init; }

    /// <summary>Day by which it is carried out.</summary>
    public required DateOnly Due { get; init; }

    /// <summary>Ids of the evidence that it rests on; empty = a judgement without figures.</summary>
    public ImmutableArray<string> Evidence { get; init; } = [];

    public bool IsDone { get; init; }

    /// <summary>Whether its day has passed and it is not carried out.</summary>
    public bool IsLate(DateOnly today) => !IsDone && Due < today;
}
