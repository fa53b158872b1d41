namespace Sinan.Numerics.Learning;

/// <summary>What was called "yes" or "no" against what it was. Rates without a base are 0, as in scikit-learn.</summary>
public readonly record struct Confusion(long TruePositives, long FalsePositives, long FalseNegatives, long TrueNegatives)
{
    public long Rows => TruePositives + FalsePositives + FalseNegatives + TrueNegatives;

    public double Accuracy => Over(TruePositives + TrueNegatives, Rows);

    /// <summary>Part of the called that were "yes".</summary>
    public double Precision => Over(TruePositives, TruePositives + FalsePositives);

    /// <summary>Part of the "yes" that were called.</summary>
    public double Recall => Over(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Harmonic mean of precision and recall.</summary>
    public double F1 => Over(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    static double Over(double part, double whole) => whole == 0 ? 0 : part / whole;
}
