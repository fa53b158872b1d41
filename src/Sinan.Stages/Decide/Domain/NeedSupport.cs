using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What other parts know of a need: that interviews speak for it, how many voted for it.</summary>
/// <param name="Sources">Further sources.</param>
/// <param name="Inputs">Inputs by name.</param>
/// <param name="Reasons">Where these are proved.</param>
sealed record NeedSupport(ImmutableArray<NeedSource> Sources, ImmutableSortedDictionary<string, Estimate> Inputs, ImmutableArray<NeedEvidence> Reasons)
{
    public static NeedSupport None { get; } = new([], ImmutableSortedDictionary<string, Estimate>.Empty, []);
}
