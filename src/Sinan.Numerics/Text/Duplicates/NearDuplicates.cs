using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Groups of texts that are the same or nearly so.</summary>
/// <param name="Groups">Positions of the members of each group of at least two, ascending; groups in order of their first member.</param>
/// <param name="Compared">Pairs whose similarity was computed exactly.</param>
/// <remarks>
/// Two texts are linked when the exact Jaccard similarity of their shingles reaches the threshold; a group is all that links connect. Candidates come
/// from hashes (<see cref="NearDuplicateMethod"/>), so the time is linear in the characters. Equal texts are joined first: a million identical texts cost
/// one signature and four bytes each. A different text costs about 170 bytes beside its string.
/// </remarks>
public sealed record NearDuplicates(IReadOnlyList<int[]> Groups, long Compared)
{
    /// <param name="texts">Any texts, already brought into one form; null and empty ones are in no group.</param>
    /// <param name="options">What counts.</param>
    /// <param name="cancellationToken">Checked at least every 4,096 texts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is outside (0, 1], or a limit is not positive.</exception>
    public static NearDuplicates Find(IReadOnlyList<string?> texts, NearDuplicateOptions options, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Least, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MostCompared);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Threads);
        var forest = new DisjointSets(texts.Count);
        var distinct = Collapse(texts, forest);
        var search = new CandidateSearch(texts, distinct, options, forest, cancellationToken);
        search.Run();
        return new NearDuplicates(GroupsOf(texts, forest), search.Compared);
    }

    /// <summary>Joins equal texts; the first of each.</summary>
    static List<int> Collapse(IReadOnlyList<string?> texts, DisjointSets forest)
    {
        var firsts = new Dictionary<string, int>(StringComparer.Ordinal);
        var distinct = new List<int>();
        for (var i = 0; i < texts.Count; i++)
        {
            if (string.IsNullOrEmpty(texts[i]))
                continue;
            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firsts, texts[i]!, out var isKnown);
            if (isKnown)
            {
                forest.Join(first, i);
                continue;
            }

            first = i;
            distinct.Add(i);
        }

        return distinct;
    }

    static List<int[]> GroupsOf(IReadOnlyList<string?> texts, DisjointSets forest)
    {
        var members = new Dictionary<int, List<int>>();
        var order = new List<List<int>>();
        for (var i = 0; i < texts.Count; i++)
        {
            if (string.IsNullOrEmpty(texts[i]))
                continue;
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(members, forest.RootOf(i), out var isKnown);
            if (!isKnown)
                order.Add(group = []);
            group!.Add(i);
        }

        return [.. order.Where(g => g.Count > 1).Select(g => g.ToArray())];
    }
}
