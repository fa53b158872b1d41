using System.Collections.Immutable;

namespace Sinan.Numerics.Learning;

/// <summary>A list of rules such as a person would write down: the first keyword that a text has tells its label, and a text with none bears the most frequent one.</summary>
/// <param name="Rules">In the order in which they are tried.</param>
/// <param name="Otherwise">Label of a text that no rule tells.</param>
/// <remarks>Separate-and-conquer decision list (Rivest 1987; Fürnkranz 1999), each step taking the rule that gains most over saying the most frequent label.</remarks>
public sealed record KeywordRules(ImmutableArray<KeywordRule> Rules, int Otherwise)
{
    /// <summary>Rules at most: nobody keeps up a longer list.</summary>
    public const int Most = 30;

    /// <summary>Training rows that a rule must put right beyond those it spoils.</summary>
    const int LeastGain = 3;

    /// <param name="bags">Numbers of the distinct words of each text.</param>
    /// <param name="train">Texts to learn from; at least one.</param>
    /// <param name="labels">Label of each text.</param>
    /// <param name="words">Number of words.</param>
    /// <param name="classes">Number of labels.</param>
    /// <remarks>O(rules × words of the training texts). Of equal rules the one with the lower word, then the lower label, is taken.</remarks>
    public static KeywordRules Learn(ImmutableArray<int[]> bags, ReadOnlySpan<int> train, ReadOnlySpan<int> labels, int words, int classes)
    {
        if (train.IsEmpty)
            throw new ArgumentException("Rules need a text to learn from.", nameof(train));
        var (ofLabel, counts) = (new int[classes], new int[words * classes]);
        foreach (var row in train)
        {
            ofLabel[labels[row]]++;
            foreach (var word in bags[row])
                counts[(word * classes) + labels[row]]++;
        }

        var otherwise = Array.IndexOf(ofLabel, ofLabel.Max());
        var (rules, left) = (ImmutableArray.CreateBuilder<KeywordRule>(), train.ToArray());
        while (rules.Count < Most && Best(counts, words, classes, otherwise) is { } rule)
        {
            rules.Add(rule);
            var kept = 0;
            foreach (var row in left)
            {
                if (Array.BinarySearch(bags[row], rule.Word) < 0)
                {
                    left[kept++] = row;
                    continue;
                }

                foreach (var word in bags[row])
                    counts[(word * classes) + labels[row]]--;
            }

            Array.Resize(ref left, kept);
        }

        return new KeywordRules(rules.ToImmutable(), otherwise);
    }

    /// <summary>The rule that tells a text.</summary>
    /// <param name="bag">Numbers of its words, ascending.</param>
    /// <returns>Place of the rule; −1 where none does, and <see cref="Otherwise"/> is said.</returns>
    public int Find(int[] bag)
    {
        for (var i = 0; i < Rules.Length; i++)
        {
            if (Array.BinarySearch(bag, Rules[i].Word) >= 0)
                return i;
        }

        return -1;
    }

    static KeywordRule? Best(int[] counts, int words, int classes, int otherwise)
    {
        var (best, gain) = (default(KeywordRule), LeastGain - 1);
        for (var word = 0; word < words; word++)
        {
            var of = counts.AsSpan(word * classes, classes);
            for (var label = 0; label < classes; label++)
            {
                if (of[label] - of[otherwise] <= gain)
                    continue;
                var rows = 0;
                foreach (var count in of)
                    rows += count;
                (best, gain) = (new KeywordRule(word, label, rows, of[label]), of[label] - of[otherwise]);
            }
        }

        return gain >= LeastGain ? best : null;
    }
}
