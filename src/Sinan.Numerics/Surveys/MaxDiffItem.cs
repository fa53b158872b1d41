using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>How an item fared.</summary>
/// <param name="Shown">Times shown (weighted).</param>
/// <param name="Best">Times called best.</param>
/// <param name="Worst">Times called worst.</param>
/// <param name="Interval">Bootstrap interval of <see cref="Score"/> over persons.</param>
public readonly record struct MaxDiffItem(double Shown, double Best, double Worst, Bounds Interval)
{
    /// <summary>(best − worst) ÷ shown, −1…1; NaN when never shown.</summary>
    public double Score => (Best - Worst) / Shown;
}
