using System.Collections.Immutable;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What people said about the ways to meet one need.</summary>
/// <param name="Answers">On suitability, by question.</param>
/// <param name="Figures">By "way.figure".</param>
public sealed record AdviceEntry(ImmutableSortedDictionary<string, SuitabilityAnswer> Answers, ImmutableSortedDictionary<string, Estimate> Figures)
{
    public static AdviceEntry Empty { get; } = new(ImmutableSortedDictionary<string, SuitabilityAnswer>.Empty, ImmutableSortedDictionary<string, Estimate>.Empty);
}
