using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What other parts know of a need: that interviews speak for it, how many voted for it.</summary>
/// <param name="Sources">Further sources.</param>
/// <param name="Inputs">Inputs by name.</param>
sealed record NeedSupport(ImmutableArray<NeedSource> Sources, ImmutableSortedDictionary<string, Estimate> Inputs)
{
    public static NeedSupport None { get; } = new([], ImmutableSortedDictionary<string, Estimate>.Empty);
}
