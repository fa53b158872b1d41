using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Data.Sources;

/// <summary>A recurring source brought to files.</summary>
/// <param name="Files">None when an address has nothing new.</param>
/// <param name="IsCopy">They are copies that go after the commit.</param>
/// <param name="Stamp">To keep once they are imported; null when there is none.</param>
public sealed record FetchedSource(ImmutableArray<string> Files, bool IsCopy, SourceStamp? Stamp);
