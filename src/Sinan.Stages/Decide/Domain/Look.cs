using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What was found, before it is scored.</summary>
sealed record Look(
    ImmutableArray<Candidate> Candidates, EvidenceFrame Frame, Period? Period, double ActiveUsers, ImmutableArray<string> Steps, ImmutableArray<NeedSource> Sources,
    ImmutableArray<UserGroup> Groups)
{
    /// <summary>Users of whom could be known whether they stand behind a need that was told: those who gave feedback.</summary>
    public IReadOnlySet<int> Commenters { get; init; } = ImmutableHashSet<int>.Empty;

    /// <summary>Users of whom could be known whether they stand behind a need that was seen in behaviour: those active in the recent days.</summary>
    public IReadOnlySet<int> Active { get; init; } = ImmutableHashSet<int>.Empty;
}
