using Sinan.Numerics.Learning;

namespace Sinan.Numerics.Text;

/// <summary>How the themes of two readings belong together, by the comments that both readings know.</summary>
/// <param name="Continues">For each later theme the earlier one that it continues; −1 for none.</param>
/// <param name="SplitFrom">For each later theme that continues none: the earlier theme from which most of its known comments come; −1 = born anew.</param>
/// <param name="MergedInto">For each earlier theme that is not continued: the later theme that took most of its comments; −1 = gone.</param>
/// <remarks>
/// Maximum-weight matching on the Jaccard overlap of comments: shared words and near centroids only stand in for this where comments are not known one by one.
/// </remarks>
public sealed record ThemeLineage(int[] Continues, int[] SplitFrom, int[] MergedInto)
{
    /// <summary>Themes with a smaller overlap are different themes.</summary>
    public const double LeastOverlap = 0.25;

    /// <summary>Part of a theme's comments that must come from, or go to, one place for a split or a merger.</summary>
    public const double Most = 0.5;

    /// <param name="before">Earlier theme of each comment; −1 for none.</param>
    /// <param name="earlier">Number of earlier themes.</param>
    /// <param name="after">Later theme of the same comments; −1 for none.</param>
    /// <param name="later">Number of later themes.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static ThemeLineage Between(ReadOnlySpan<int> before, int earlier, ReadOnlySpan<int> after, int later)
    {
        if (before.Length != after.Length)
            throw new ArgumentException($"Both readings must tell of the same comments. Got {before.Length} and {after.Length}.", nameof(after));
        var both = new int[earlier, later];
        var (old, current) = (new int[earlier], new int[later]);
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] >= 0)
                old[before[i]]++;
            if (after[i] >= 0)
                current[after[i]]++;
            if (before[i] >= 0 && after[i] >= 0)
                both[before[i], after[i]]++;
        }

        var overlap = new double[earlier * later];
        for (var a = 0; a < earlier; a++)
        {
            for (var b = 0; b < later; b++)
                overlap[(a * later) + b] = both[a, b] == 0 ? 0 : both[a, b] / (double)(old[a] + current[b] - both[a, b]);
        }

        var (continues, splitFrom, mergedInto) = (Nothing(later), Nothing(later), Nothing(earlier));
        var matched = AssignmentProblem.Maximize(overlap, earlier, later);
        for (var a = 0; a < earlier; a++)
        {
            if (matched[a] >= 0 && overlap[(a * later) + matched[a]] >= LeastOverlap)
                continues[matched[a]] = a;
        }

        for (var b = 0; b < later; b++)
        {
            var source = continues[b] >= 0 ? -1 : Largest(earlier, a => both[a, b]);
            if (source >= 0 && both[source, b] >= Most * current[b])
                splitFrom[b] = source;
        }

        for (var a = 0; a < earlier; a++)
        {
            var target = continues.Contains(a) ? -1 : Largest(later, b => both[a, b]);
            if (target >= 0 && both[a, target] >= Most * old[a])
                mergedInto[a] = target;
        }

        return new ThemeLineage(continues, splitFrom, mergedInto);
    }

    static int[] Nothing(int count)
    {
        var nothing = new int[count];
        Array.Fill(nothing, -1);
        return nothing;
    }

    /// <summary>The number with the largest count above zero; −1 for none.</summary>
    static int Largest(int count, Func<int, int> of)
    {
        var (best, most) = (-1, 0);
        for (var i = 0; i < count; i++)
        {
            if (of(i) > most)
                (best, most) = (i, of(i));
        }

        return best;
    }
}
