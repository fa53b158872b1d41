namespace Sinan.Numerics.Text;

/// <summary>A word found in texts that no dictionary holds.</summary>
/// <param name="Text">Two to eight Han characters.</param>
/// <param name="Count">Occurrences; where memory ran short it may be too small, never too large.</param>
/// <param name="Association">Least over its splits of ln(p(word) ÷ (p(left) · p(right))), in nats: how firmly it holds together.</param>
/// <param name="Freedom">The smaller of the entropies of its left and right neighbours, in nats: how freely it is used.</param>
public sealed record NewWord(string Text, int Count, double Association, double Freedom)
{
    /// <summary>Association × freedom.</summary>
    public double Score => Association * Freedom;
}
