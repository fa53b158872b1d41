namespace Sinan.Numerics.Text;

/// <summary>How much a term stands for itself and not for a part of longer ones: the C-value.</summary>
/// <remarks>Source: Frantzi, Ananiadou and Mima 2000, with log₂(words + 1), so that single words have a value too (Barrón-Cedeño and others 2009).</remarks>
static class TermHood
{
    /// <param name="counts">Occurrences of each term, single words and pairs.</param>
    /// <param name="parts">The words of a pair; null for a single word.</param>
    /// <returns>log₂(words + 1) · (occurrences − mean occurrences of the pairs that hold the term).</returns>
    public static Dictionary<string, double> Of(IReadOnlyDictionary<string, int> counts, Func<string, (string First, string Second)?> parts)
    {
        var holders = new Dictionary<string, (int Sum, int Count)>(StringComparer.Ordinal);
        foreach (var (term, count) in counts)
        {
            if (parts(term) is not var (first, second))
                continue;
            foreach (var part in new[] { first, second })
            {
                var (sum, number) = holders.GetValueOrDefault(part);
                holders[part] = (sum + count, number + 1);
            }
        }

        return counts.ToDictionary(
            c => c.Key,
            c =>
            {
                var (sum, number) = holders.GetValueOrDefault(c.Key);
                return Math.Log2((parts(c.Key) is null ? 1 : 2) + 1) * (c.Value - (number == 0 ? 0 : sum / (double)number));
            },
            StringComparer.Ordinal);
    }
}
