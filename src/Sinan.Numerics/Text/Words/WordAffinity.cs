using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Text;

/// <summary>How much more one group uses a word than another: log odds with an informative Dirichlet prior, which pulls rare words to what both groups say together.</summary>
/// <param name="Word">Number of the word.</param>
/// <param name="Here">Uses in the first group.</param>
/// <param name="There">Uses in the second.</param>
/// <param name="LogOdds">δ = ln of the odds here − ln of the odds there; above 0 = used more here.</param>
/// <param name="StandardError">√(1 ÷ (here + α) + 1 ÷ (there + α)).</param>
/// <param name="P">Two-sided p of z = δ ÷ standard error.</param>
/// <param name="Q">p after Benjamini and Hochberg over the words tested.</param>
/// <remarks>Monroe, Colaresi and Quinn 2008, Fightin' Words, equations 15, 16, 20 and 22. The prior holds as many uses as there are words, shared out as both groups use them.</remarks>
public readonly record struct WordAffinity(int Word, long Here, long There, double LogOdds, double StandardError, double P, double Q)
{
    /// <summary>Normal interval of the odds ratio.</summary>
    public Bounds OddsInterval(double level = 0.95)
    {
        Bounds.RequireLevel(level);
        var half = Distribution.NormalQuantile(0.5 + (level / 2)) * StandardError;
        return new Bounds(Math.Exp(LogOdds - half), Math.Exp(LogOdds + half));
    }

    /// <summary>Compares two groups word by word.</summary>
    /// <param name="here">Uses by word in the first group; independent ones, so a person counts once a word.</param>
    /// <param name="there">Uses by word in the second.</param>
    /// <param name="least">Words with fewer uses in both together are not tested.</param>
    /// <returns>The tested words by number; empty where a group says nothing.</returns>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static WordAffinity[] Compare(ReadOnlySpan<long> here, ReadOnlySpan<long> there, long least = 5)
    {
        if (here.Length != there.Length)
            throw new ArgumentException($"Both groups must count the same words. Got {here.Length} and {there.Length}.", nameof(there));
        var (ofHere, ofThere) = (0L, 0L);
        for (var w = 0; w < here.Length; w++)
            (ofHere, ofThere) = (ofHere + here[w], ofThere + there[w]);
        if (ofHere == 0 || ofThere == 0)
            return [];
        double prior = here.Length;
        var tested = new List<WordAffinity>();
        for (var w = 0; w < here.Length; w++)
        {
            if (here[w] + there[w] < least)
                continue;
            var alpha = prior * (here[w] + there[w]) / (ofHere + ofThere);
            var (a, b) = (here[w] + alpha, there[w] + alpha);
            var logOdds = Math.Log(a / (ofHere + prior - a)) - Math.Log(b / (ofThere + prior - b));
            var error = Math.Sqrt((1 / a) + (1 / b));
            tested.Add(new WordAffinity(w, here[w], there[w], logOdds, error, Distribution.NormalTwoSided(logOdds / error), 1));
        }

        var q = MultipleTesting.BenjaminiHochberg(tested.Select(t => t.P).ToArray());
        return [.. tested.Select((t, i) => t with { Q = q[i] })];
    }
}
