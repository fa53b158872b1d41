namespace Sinan.Numerics.Series.Alerts;

/// <summary>Bursts as the cheapest way of an automaton with two states, a usual rate and a raised one.</summary>
/// <remarks>
/// Kleinberg, "Bursty and hierarchical structure in streams" (2003), section 4: a period costs −ln of its probability in the state, going up costs γ·ln n, going down
/// nothing; the cheapest way is found by dynamic programming; the weight of a burst is what its periods cost less in the raised state.
/// </remarks>
public static class Kleinberg
{
    /// <summary>Bursts of a share: <paramref name="relevant"/> of <paramref name="all"/> in each period, binomial, usual share Σ relevant ÷ Σ all.</summary>
    /// <param name="relevant">Counts, ≤ all.</param>
    /// <param name="all">Counts, as long.</param>
    /// <param name="scale">Raised share over usual share, &gt; 1.</param>
    /// <param name="gamma">How dear a burst is, ≥ 0.</param>
    public static IReadOnlyList<Burst> Shares(ReadOnlySpan<double> relevant, ReadOnlySpan<double> all, double scale = 2, double gamma = 1)
    {
        var (part, whole) = (0.0, 0.0);
        for (var t = 0; t < relevant.Length; t++)
            (part, whole) = (part + relevant[t], whole + all[t]);
        var usual = part / whole;
        if (!(usual > 0 && usual * scale < 1))
            return [];
        var gains = new double[relevant.Length];
        // C(d, r) is the same in both states.
        for (var t = 0; t < gains.Length; t++)
            gains[t] = (relevant[t] * Math.Log(scale)) + ((all[t] - relevant[t]) * Math.Log((1 - (scale * usual)) / (1 - usual)));
        return Of(gains, gamma);
    }

    /// <summary>Bursts of counts against what was expected of each period: the binomial of many small chances, Poisson.</summary>
    /// <param name="counts">Counts; NaN where missing.</param>
    /// <param name="expected">Means, as long, &gt; 0.</param>
    /// <param name="scale">Raised over usual mean, &gt; 1.</param>
    /// <param name="gamma">How dear a burst is, ≥ 0.</param>
    public static IReadOnlyList<Burst> Counts(ReadOnlySpan<double> counts, ReadOnlySpan<double> expected, double scale = 2, double gamma = 1)
    {
        var gains = new double[counts.Length];
        for (var t = 0; t < gains.Length; t++)
            gains[t] = double.IsNaN(counts[t]) ? 0 : (counts[t] * Math.Log(scale)) - ((scale - 1) * expected[t]);
        return Of(gains, gamma);
    }

    /// <summary>The bursts of the cheapest way.</summary>
    /// <param name="gains">σ(usual) − σ(raised) of each period.</param>
    /// <param name="gamma">Factor of the cost of going up.</param>
    static List<Burst> Of(double[] gains, double gamma)
    {
        var up = gamma * Math.Log(gains.Length);
        var cameFromRaised = new (bool AtUsual, bool AtRaised)[gains.Length];
        // Costs less those of staying in the usual state throughout.
        var (usual, raised) = (0.0, double.PositiveInfinity);
        for (var t = 0; t < gains.Length; t++)
        {
            cameFromRaised[t] = (raised < usual, raised <= usual + up);
            (usual, raised) = (Math.Min(usual, raised), Math.Min(raised, usual + up) - gains[t]);
        }

        var (bursts, isRaised, end, weight) = (new List<Burst>(), raised < usual, gains.Length - 1, 0.0);
        for (var t = gains.Length - 1; t >= 0; t--)
        {
            var before = isRaised ? cameFromRaised[t].AtRaised : cameFromRaised[t].AtUsual;
            if (isRaised)
                weight += gains[t];
            if (isRaised && !before)
                bursts.Add(new Burst(t, end, weight));
            if (!isRaised || !before)
                (end, weight) = (t - 1, 0);
            isRaised = before;
        }

        bursts.Reverse();
        return bursts;
    }
}
