using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;

namespace Sinan.Stages.Understand.Features.AnswerPaths;

/// <summary>The ways that users take.</summary>
public sealed record PathsReport
{
    /// <summary>Users with a path that counts: the base of the shares of nodes and branches.</summary>
    public required long Users { get; init; }

    /// <summary>Paths; a user may have several.</summary>
    public required long Paths { get; init; }

    /// <summary>Users who did the start, whether or not they reached the end.</summary>
    public required long EnteredUsers { get; init; }

    public string? Start { get; init; }

    public string? End { get; init; }

    /// <summary>Longest pause within a session.</summary>
    public required string Gap { get; init; }

    public string? Within { get; init; }

    public required int Depth { get; init; }

    /// <summary>By step, then most users first.</summary>
    public required ImmutableArray<PathNodeReport> Nodes { get; init; }

    public required ImmutableArray<PathEdgeReport> Edges { get; init; }

    /// <summary>The tree of paths, most users first: each branch is the first steps that paths have in common.</summary>
    public required ImmutableArray<PathBranchReport> Branches { get; init; }

    /// <summary>Where the share that reached the end is proved; null unless both ends were asked for.</summary>
    public EvidenceId? Reached { get; init; }

    /// <summary>First day that was asked for or that the log holds.</summary>
    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The answer in sentences, the main one first.</summary>
    public required ImmutableArray<Phrase> Answer { get; init; }

    public required DataVersion Data { get; init; }

    public double Seconds { get; init; }

    /// <summary>Step 0 is the end and step 1 what came before it.</summary>
    public bool IsBackward => Start is null && End is not null;
}

/// <param name="Step">From 0.</param>
/// <param name="Event">Name; null = one of those not told apart.</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Paths">Paths.</param>
/// <param name="Share">Of all users with a path.</param>
/// <param name="Ci95">Wilson.</param>
/// <param name="Evidence">Where the share is proved.</param>
public sealed record PathNodeReport(int Step, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Event, long Users, long Paths, double? Share, ImmutableArray<double>? Ci95, EvidenceId? Evidence);

/// <param name="Step">Step of <paramref name="From"/>.</param>
/// <param name="From">Name; null = one of those not told apart.</param>
/// <param name="To">Name at the next step; null = one not told apart, or none when <paramref name="IsEnd"/>.</param>
/// <param name="IsEnd">The session has nothing behind (backwards: before) this step.</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Paths">Paths.</param>
/// <param name="Share">Of the users at <paramref name="From"/>.</param>
/// <param name="Ci95">Wilson.</param>
/// <param name="Evidence">Where the share is proved; null for rare moves.</param>
public sealed record PathEdgeReport(
    int Step, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? From, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? To, bool IsEnd,
    long Users, long Paths, double? Share, ImmutableArray<double>? Ci95, EvidenceId? Evidence);

/// <param name="Events">Names by step; null = one of those not told apart.</param>
/// <param name="Users">Distinct users.</param>
/// <param name="Paths">Paths.</param>
/// <param name="Share">Of all users with a path.</param>
/// <param name="Ci95">Wilson.</param>
public sealed record PathBranchReport(ImmutableArray<string?> Events, long Users, long Paths, double? Share, ImmutableArray<double>? Ci95);
