using System.Collections.Immutable;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>Chooses the comments that a classifier would learn most from.</summary>
public static class LabelQueue
{
    /// <summary>Most doubtful comments among which the different ones are chosen. Among many more, what is merely odd would be chosen and teach no more than chance does.</summary>
    const int Doubtful = 100;

    /// <summary>Comments chosen at a time: enough for what is asked until the classifier learns again.</summary>
    public const int Most = 50;

    /// <summary>Doubtful by the margin of the present classifier, and far from each other and from all that is labelled: greedy k-center on TF-IDF of characters.</summary>
    /// <param name="texts">Cleaned texts of all comments.</param>
    /// <param name="isKnown">Whether people labelled the comment.</param>
    /// <param name="isMeasured">Whether it is of the random part, which is never chosen.</param>
    /// <param name="margins">Probability of the likeliest label less that of the next.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellationToken">Cancels between blocks of texts.</param>
    /// <returns>Positions, best first.</returns>
    public static ImmutableArray<int> Choose(string[] texts, bool[] isKnown, bool[] isMeasured, double[] margins, Segmenter segmenter, int threads, CancellationToken cancellationToken)
    {
        int[] pool = [.. Enumerable.Range(0, texts.Length).Where(i => !isKnown[i] && !isMeasured[i]).OrderBy(i => margins[i]).ThenBy(i => i).Take(Doubtful)];
        int[] known = [.. Enumerable.Range(0, texts.Length).Where(i => isKnown[i])];
        var corpus = TextCorpus.Read([.. pool.Concat(known).Select(i => texts[i])], segmenter, threads, cancellationToken);
        int[] candidates = [.. Enumerable.Range(0, pool.Length)];
        int[] centres = [.. Enumerable.Range(pool.Length, known.Length)];
        return [.. DiverseRows.Choose(corpus[TextView.Characters], centres, candidates, Most).Select(c => pool[c])];
    }
}
