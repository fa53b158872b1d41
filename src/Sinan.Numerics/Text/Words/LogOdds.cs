namespace Sinan.Numerics.Text;

/// <summary>Which words tell two sets of texts apart.</summary>
public static class LogOdds
{
    /// <summary>z-scores of the log-odds ratio with an informative Dirichlet prior: above 0 a word belongs to <paramref name="here"/>.</summary>
    /// <param name="here">Counts of each word in the one set.</param>
    /// <param name="there">Counts in the other, as long.</param>
    /// <param name="prior">Words that the prior stands for (α₀ &gt; 0); its shares are those of both sets together, so that a rare word needs more proof.</param>
    /// <remarks>Monroe, Colaresi and Quinn, "Fightin' words" (2008), equations 16, 20 and 22.</remarks>
    public static double[] Z(ReadOnlySpan<double> here, ReadOnlySpan<double> there, double prior)
    {
        if (here.Length != there.Length)
            throw new ArgumentException($"Both sets must count the same words. Got {here.Length} and {there.Length}.", nameof(there));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(prior);
        var (n1, n2) = (Sum(here), Sum(there));
        var z = new double[here.Length];
        for (var w = 0; w < z.Length; w++)
        {
            var alpha = prior * (here[w] + there[w]) / (n1 + n2);
            if (alpha == 0)
                continue;
            var (first, second) = (here[w] + alpha, there[w] + alpha);
            var difference = Math.Log(first / (n1 + prior - first)) - Math.Log(second / (n2 + prior - second));
            z[w] = difference / Math.Sqrt((1 / first) + (1 / second));
        }

        return z;
    }

    static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }
}
