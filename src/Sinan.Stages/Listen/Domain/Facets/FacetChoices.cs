using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Facets;

/// <summary>The values of a facet that one can choose from, most frequent first.</summary>
/// <param name="Facet">Which facet.</param>
/// <param name="Values">At least one.</param>
public sealed record FacetChoices(FeedbackFacet Facet, ImmutableArray<FacetValue> Values);

/// <param name="Value">As stored; null for comments without one.</param>
/// <param name="Name">As people call it.</param>
public sealed record FacetValue(string? Value, Phrase Name);
