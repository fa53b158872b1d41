using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>An attribute of the products of a choice experiment.</summary>
/// <param name="Name">"Storage".</param>
/// <param name="Levels">"16 GB", "32 GB"; of the price: numbers.</param>
public sealed record ProductAttribute(string Name, ImmutableArray<string> Levels);
