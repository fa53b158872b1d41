using System.Runtime.InteropServices;

namespace Sinan.Numerics.Learning;

/// <summary>How evenly rows fall on labels.</summary>
/// <param name="ImbalanceRatio">Rows of the most frequent label ÷ those of the rarest.</param>
/// <param name="NormalizedEntropy">−Σ p ln p ÷ ln k: 1 = all labels alike, 0 = one label only.</param>
/// <param name="MinorityShare">Share of the rarest label, 0…1.</param>
/// <param name="Gini">1 − Σ p²: chance that two rows bear different labels.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ClassBalance(double ImbalanceRatio, double NormalizedEntropy, double MinorityShare, double Gini)
{
    /// <param name="counts">Rows of each label, each at least 1.</param>
    /// <exception cref="ArgumentException">There is no label, or one without rows.</exception>
    public static ClassBalance Of(ReadOnlySpan<int> counts)
    {
        if (counts.IsEmpty || counts.ContainsAnyExceptInRange(1, int.MaxValue))
            throw new ArgumentException("Each label must have a row.", nameof(counts));
        var (total, most, least) = (0.0, 0, int.MaxValue);
        foreach (var count in counts)
            (total, most, least) = (total + count, Math.Max(most, count), Math.Min(least, count));
        var (entropy, squares) = (0.0, 0.0);
        foreach (var count in counts)
        {
            var share = count / total;
            (entropy, squares) = (entropy - (share * Math.Log(share)), squares + (share * share));
        }

        return new ClassBalance((double)most / least, counts.Length > 1 ? entropy / Math.Log(counts.Length) : 0, least / total, 1 - squares);
    }
}
