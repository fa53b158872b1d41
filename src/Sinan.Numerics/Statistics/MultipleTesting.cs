namespace Sinan.Numerics.Statistics;

/// <summary>P-values corrected for having asked many questions.</summary>
public static class MultipleTesting
{
    /// <summary>q-values of Benjamini and Hochberg (1995): calling everything with q ≤ 0.05 found has at most 5 % false finds on average.</summary>
    /// <param name="p">p-values, 0…1.</param>
    /// <param name="tests">Questions asked, when more than the given p-values: those left out had larger p. 0 = just the given ones.</param>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p, double tests = 0)
    {
        tests = Math.Max(tests, p.Length);
        var order = Ascending(p);
        var adjusted = new double[p.Length];
        var smallest = 1.0;
        for (var rank = p.Length; rank >= 1; rank--)
        {
            var at = order[rank - 1];
            smallest = Math.Min(smallest, p[at] * tests / rank);
            adjusted[at] = smallest;
        }

        return adjusted;
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

    static int[] Ascending(ReadOnlySpan<double> p)
    {
        var keys = p.ToArray();
        foreach (var value in keys)
        {
            if (!(value is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(p), value, "A p-value must be in 0…1.");
        }

        var order = Enumerable.Range(0, p.Length).ToArray();
        Array.Sort(keys, order);
        return order;
    }
}
