using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features.ShowStrategy;

/// <summary>A theme and what serves it.</summary>
/// <param name="Theme">The theme; one that only initiatives name has no goal.</param>
/// <param name="Open">Initiatives under way.</param>
/// <param name="Complete">Initiatives that are through.</param>
/// <param name="Opportunities">Opportunities noticed or explored.</param>
public sealed record ThemeLine(Theme Theme, int Open, int Complete, int Opportunities);
