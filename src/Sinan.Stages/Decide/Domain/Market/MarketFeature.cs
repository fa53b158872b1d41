using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Market;

/// <summary>A row of the board.</summary>
/// <param name="Name">What the feature is called, 1 to 80 characters, unique.</param>
/// <param name="Support">By product; a product that is not there is unknown.</param>
/// <param name="Need">The need made of it; null for none.</param>
public sealed record MarketFeature(string Name, ImmutableSortedDictionary<string, FeatureSupport> Support, string? Need)
{
    public FeatureSupport Of(string product) => Support.GetValueOrDefault(product);
}
