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

/// <summary>Two columns that differ in a row.</summary>
/// <param name="Row">Row.</param>
/// <param name="Higher">Column with the higher share.</param>
/// <param name="Lower">Column with the lower share.</param>
/// <param name="Effect">Higher − lower share with Newcombe's interval, p unadjusted.</param>
/// <param name="P">p of the pooled z-test after Holm's correction over all pairs of columns of all rows.</param>
public sealed record ColumnDifference(int Row, int Higher, int Lower, Effect Effect, double P);
