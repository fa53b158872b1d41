using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>Which parts an exponential smoothing model has.</summary>
/// <param name="IsLog">The model works on logarithms: seasons and errors are factors instead of amounts.</param>
/// <param name="HasTrend">A slope that fades out (damped trend).</param>
/// <param name="Seasons">Lengths of the seasons in periods; empty for none.</param>
public sealed record SmoothingForm(bool IsLog, bool HasTrend, ImmutableArray<int> Seasons)
{
    /// <summary>Values that the starting state of this form is made from; fitting needs twice as many.</summary>
    public int Cycle => Seasons.IsEmpty ? 4 : Seasons[^1];
}
