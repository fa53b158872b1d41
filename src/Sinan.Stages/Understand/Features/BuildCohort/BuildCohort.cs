using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.BuildCohort;

/// <summary>Which users meet these conditions?</summary>
/// <param name="Rule">The conditions.</param>
/// <param name="Name">Name to save the segment under; null = not saved.</param>
public sealed record BuildCohort(CohortRule Rule, string? Name = null)
{
    /// <summary>Worker threads; 0 = all processors.</summary>
    [JsonIgnore]
    public int Threads { get; init; }
}

/// <summary>How many users meet the conditions.</summary>
public sealed record CohortReport
{
    /// <summary>Id of the saved segment; null when it was not saved.</summary>
    public string? Id { get; init; }

    public string? Name { get; init; }

    public required CohortRule Rule { get; init; }

    /// <summary>Users who meet it.</summary>
    public required long Users { get; init; }

    /// <summary>Users of the log.</summary>
    public required long Of { get; init; }

    public required double? Share { get; init; }

    /// <summary>Wilson.</summary>
    public required ImmutableArray<double>? Ci95 { get; init; }

    public required EvidenceId Evidence { get; init; }

    /// <summary>Each condition of the topmost level by itself.</summary>
    public required ImmutableArray<CohortPart> Parts { get; init; }

    /// <summary>Sizes at each saving, newest first; empty for one not saved.</summary>
    public ImmutableArray<CohortSize> History { get; init; } = [];

    /// <summary>The answer in sentences.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }
}

/// <param name="Says">The condition in words.</param>
/// <param name="Users">Users who meet it by itself.</param>
/// <param name="Share">Of all users.</param>
/// <param name="Ci95">Wilson.</param>
public sealed record CohortPart(Phrase Says, long Users, double? Share, ImmutableArray<double>? Ci95);

/// <param name="At">When it was saved.</param>
/// <param name="Users">Members then.</param>
/// <param name="Of">Users of the log then.</param>
/// <param name="Joined">Members who were not in the saving before; null for the first.</param>
/// <param name="Left">Members of the saving before who are not in this one.</param>
public sealed record CohortSize(DateTimeOffset At, long Users, long Of, long? Joined, long? Left);
