using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features.ShowStrategy;

/// <summary>Themes and opportunities.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Themes">Those of the book first, then those that only initiatives name.</param>
/// <param name="Opportunities">Explored first, then noticed, started, left; by day.</param>
/// <param name="Overdue">Numbers of the opportunities whose day has passed.</param>
public sealed record StrategyReport(Phrase Sentence, ImmutableArray<ThemeLine> Themes, ImmutableArray<Opportunity> Opportunities, ImmutableArray<int> Overdue);
