using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>A cross tab judged.</summary>
/// <param name="Test">Which test gave <paramref name="P"/>.</param>
/// <param name="ChiSquared">Pearson's statistic with its own p.</param>
/// <param name="P">p-value of independence by <paramref name="Test"/>.</param>
/// <param name="CramersV">Strength of the association, 0…1.</param>
/// <param name="Differences">Pairs of columns whose shares of a row differ, adjusted p &lt; 0.05.</param>
public sealed record CrossTabResult(CrossTabTest Test, ChiSquaredResult ChiSquared, double P, double CramersV, ImmutableArray<ColumnDifference> Differences);
