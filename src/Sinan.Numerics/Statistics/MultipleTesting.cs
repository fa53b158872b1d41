namespace Sinan.Numerics.Statistics;

/// <summary>P-values corrected for having asked many questions.</summary>
public static class MultipleTesting
{
    /// <summary>q-values of Benjamini and Hochberg (1995): calling everything with q ≤ 0.05 found has at most 5 % false finds on average.</summary>
    /// <param name="p">p-values, 0…1.</param>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p)
    {
        var scaled = new double[p.Length];
        for (var i = 0; i < p.Length; i++)
            scaled[i] = Checked(p[i]) * p.Length;
        return StepUp(scaled);
    }

    /// <summary>Weighted q-values (Genovese, Roeder and Wasserman 2006): some questions get a larger part of the error rate than others.</summary>
    /// <param name="p">p-values, 0…1.</param>
    /// <param name="tests">For each, one over its part of the error rate; the parts of all questions asked, given here or not, add up to at most 1.</param>
    /// <exception cref="ArgumentException">Not as many numbers of tests as p-values.</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p, ReadOnlySpan<double> tests)
    {
        if (tests.Length != p.Length)
            throw new ArgumentException($"Every p-value needs its number of tests. Got {p.Length} and {tests.Length}.", nameof(tests));
        var scaled = new double[p.Length];
        for (var i = 0; i < p.Length; i++)
            scaled[i] = Checked(p[i]) == 0 ? 0 : p[i] * tests[i];
        return StepUp(scaled);
    }

    /// <summary>Holm's step-down correction (1979): bounds the chance of even one false find.</summary>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var order = Ascending(p);
        var adjusted = new double[p.Length];
        var largest = 0.0;
        for (var rank = 0; rank < p.Length; rank++)
        {
            var at = order[rank];
            largest = Math.Max(largest, Math.Min(1, p[at] * (p.Length - rank)));
            adjusted[at] = largest;
        }

        return adjusted;
    }

    /// <summary>In place: p-values times their tests become q-values.</summary>
    static double[] StepUp(double[] scaled)
    {
        var order = Enumerable.Range(0, scaled.Length).ToArray();
        Array.Sort((double[])scaled.Clone(), order);
        var smallest = 1.0;
        for (var rank = scaled.Length; rank >= 1; rank--)
        {
            var at = order[rank - 1];
            scaled[at] = smallest = Math.Min(smallest, scaled[at] / rank);
        }

        return scaled;
    }

    static double Checked(double p) => p is >= 0 and <= 1 ? p : throw new ArgumentOutOfRangeException(nameof(p), p, "A p-value must be in 0…1.");

    static int[] Ascending(ReadOnlySpan<double> p)
    {
        var keys = p.ToArray();
        foreach (var value in keys)
            Checked(value);
        var order = Enumerable.Range(0, p.Length).ToArray();
        Array.Sort(keys, order);
        return order;
    }
}
