namespace Sinan.Numerics.Text;

/// <summary>Words of opinion lead to aspects, aspects lead to further words of opinion, until nothing is added.</summary>
/// <remarks>Source: Qiu, Liu, Bu and Chen 2011, "Opinion word expansion and target extraction through double propagation"; patterns of words stand in for the parser.</remarks>
static class DoublePropagation
{
    /// <summary>A pair met less often does not lead on: one slip must not open the way to everything.</summary>
    const int LeastMet = 2;

    /// <param name="pairs">How often each pair was met.</param>
    /// <param name="isSeed">Whether a word is known to praise or blame.</param>
    /// <returns>Aspects that were reached.</returns>
    public static HashSet<string> Aspects(IReadOnlyDictionary<AspectPair, int> pairs, Func<string, bool> isSeed)
    {
        var opinions = pairs.Keys.Select(p => p.Opinion).Where(isSeed).ToHashSet(StringComparer.Ordinal);
        var aspects = new HashSet<string>(StringComparer.Ordinal);
        for (var before = -1; before != aspects.Count;)
        {
            before = aspects.Count;
            foreach (var (pair, count) in pairs)
            {
                if (opinions.Contains(pair.Opinion) && (count >= LeastMet || isSeed(pair.Opinion)))
                    aspects.Add(pair.Aspect);
            }

            foreach (var (pair, count) in pairs)
            {
                if (count >= LeastMet && aspects.Contains(pair.Aspect))
                    opinions.Add(pair.Opinion);
            }
        }

        return aspects;
    }
}
