using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What was found, before it is scored.</summary>
sealed record Look(
    ImmutableArray<Candidate> Candidates, EvidenceFrame Frame, Period? Period, double ActiveUsers, ImmutableArray<string> Steps, ImmutableArray<NeedSource> Sources,
    ImmutableArray<UserGroup> Groups);
