namespace Sinan.Stages.Collect.Domain.Columns;

/// <summary>What one column was taken for.</summary>
/// <param name="Column">Its place, from 0.</param>
/// <param name="Profile">What its values look like.</param>
/// <param name="Role">What it is used for.</param>
/// <param name="Confidence">0…1; 1 when a person said so.</param>
/// <param name="IsNumber">A further column that holds amounts.</param>
public sealed record ColumnGuess(int Column, ColumnProfile Profile, ColumnRole Role, double Confidence, bool IsNumber = false);
