using System.Collections.Immutable;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Learning;

/// <summary>Tells a text's label from the most similar labelled texts: what looking things up gives without learning anything.</summary>
/// <remarks>Cosine of rarity-weighted words (<see cref="TfIdf"/>), votes weighted by it. Thread-safe.</remarks>
public sealed class NearestTexts
{
    /// <summary>Texts that vote.</summary>
    public const int Neighbours = 5;

    readonly int[][] rowsOf;
    readonly float[] rarity, lengths;
    readonly int[] labels;
    readonly int classes, otherwise;

    /// <param name="bags">Numbers of the distinct words of each text.</param>
    /// <param name="train">The labelled texts; at least one. Rarity is counted in these only.</param>
    /// <param name="labels">Label of each text.</param>
    /// <param name="words">Number of words.</param>
    /// <param name="classes">Number of labels.</param>
    public NearestTexts(ImmutableArray<int[]> bags, ReadOnlySpan<int> train, ReadOnlySpan<int> labels, int words, int classes)
    {
        if (train.IsEmpty)
            throw new ArgumentException("There must be a text to compare with.", nameof(train));
        var (lists, ofLabel) = (new List<int>?[words], new int[classes]);
        (this.classes, this.labels, lengths, rarity) = (classes, new int[train.Length], new float[train.Length], new float[words]);
        for (var i = 0; i < train.Length; i++)
        {
            this.labels[i] = labels[train[i]];
            ofLabel[this.labels[i]]++;
            foreach (var word in bags[train[i]])
                (lists[word] ??= []).Add(i);
        }

        otherwise = Array.IndexOf(ofLabel, ofLabel.Max());
        rowsOf = Array.ConvertAll(lists, l => l is null ? [] : l.ToArray());
        for (var word = 0; word < words; word++)
        {
            rarity[word] = (float)TfIdf.InverseDocumentFrequency(rowsOf[word].Length, train.Length);
            foreach (var row in rowsOf[word])
                lengths[row] += rarity[word] * rarity[word];
        }

        foreach (ref var length in lengths.AsSpan())
            length = MathF.Sqrt(length);
    }

    /// <summary>The label that the nearest texts vote for; the most frequent one for a text that shares no word with any.</summary>
    /// <param name="bag">Numbers of the text's words.</param>
    public int Tell(int[] bag)
    {
        var products = new float[labels.Length];
        foreach (var word in bag)
        {
            var square = rarity[word] * rarity[word];
            foreach (var row in rowsOf[word])
                products[row] += square;
        }

        Span<(float Likeness, int Row)> nearest = stackalloc (float, int)[Neighbours];
        var found = 0;
        for (var row = 0; row < products.Length; row++)
        {
            if (products[row] == 0)
                continue;
            var likeness = products[row] / lengths[row];
            if (found == Neighbours && likeness <= nearest[^1].Likeness)
                continue;
            // Kept in order; of equally near texts the earlier one stays before the later.
            var at = found < Neighbours ? found++ : Neighbours - 1;
            for (; at > 0 && nearest[at - 1].Likeness < likeness; at--)
                nearest[at] = nearest[at - 1];
            nearest[at] = (likeness, row);
        }

        if (found == 0)
            return otherwise;
        Span<float> votes = classes <= 256 ? stackalloc float[classes] : new float[classes];
        votes.Clear();
        foreach (var (likeness, row) in nearest[..found])
            votes[labels[row]] += likeness;
        var best = 0;
        for (var label = 1; label < classes; label++)
            best = votes[label] > votes[best] ? label : best;
        return best;
    }
}
