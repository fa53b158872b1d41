using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Two columns that differ in a row.</summary>
/// <param name="Row">Row.</param>
/// <param name="Higher">Column with the higher share.</param>
/// <param name="Lower">Column with the lower share.</param>
/// <param name="Effect">Higher − lower share with Newcombe's interval, p unadjusted.</param>
/// <param name="P">p of the pooled z-test after Holm's correction over all pairs of columns of all rows.</param>
public sealed record ColumnDifference(int Row, int Higher, int Lower, Effect Effect, double P);
