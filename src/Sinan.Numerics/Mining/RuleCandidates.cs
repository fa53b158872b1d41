namespace Sinan.Numerics.Mining;

/// <summary>How many rules could have been found. Sets that occur often do so partly by chance, so correcting for these alone would take chance for a find;
/// what has to be counted are all sets that the frequent items can form (Webb 2007).</summary>
/// <param name="items">Frequent items.</param>
/// <param name="mostThen">Items a consequence may hold.</param>
/// <remarks>Long sets are so many that together with them no pair would ever stand out. So rules of two items get half of the error rate, of three a quarter and
/// so on (layered critical values, Webb 2008).</remarks>
sealed class RuleCandidates(int items, int mostThen)
{
    readonly List<double> tests = [];

    /// <summary>One over the part of the error rate that a rule with so many items in all gets: 2^(size − 1) · sets of that size · their splits.</summary>
    public double TestsOf(int size)
    {
        while (tests.Count <= size)
            tests.Add(tests.Count < 2 ? 1 : Math.ScaleB(Choose(items, tests.Count) * Splits(tests.Count), tests.Count - 1));
        return tests[size];
    }

    double Splits(int size) => Enumerable.Range(1, Math.Min(mostThen, size - 1)).Sum(k => Choose(size, k));

    static double Choose(int n, int k)
    {
        var choose = 1.0;
        for (var i = 1; i <= k; i++)
            choose *= (n - i + 1.0) / i;
        return choose;
    }
}
