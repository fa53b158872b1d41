using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>One opinion word as it was read: the explanation of a sentiment.</summary>
/// <param name="Start">First UTF-16 unit in the text.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Weight">Weight in the lexicon, −3…3.</param>
/// <param name="Degree">Factor of the adverb before it, 0.5…2; 1 without one.</param>
/// <param name="IsNegated">Turned by an odd number of negations within three words before it.</param>
/// <param name="Emphasis">2 after a contrast word in the same sentence, else 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SentimentHit(int Start, int Length, double Weight, double Degree, bool IsNegated, double Emphasis)
{
    /// <summary>What it adds to the score.</summary>
    public double Contribution => (IsNegated ? -Weight : Weight) * Degree * Emphasis;
}

/// <summary>Reads feeling by a lexicon with negation, degree and contrast. For one thread at a time.</summary>
/// <param name="words">Reader of words.</param>
/// <param name="lexicon">Words of feeling.</param>
public sealed class LexiconSentiment(WordReader words, SentimentLexicon lexicon)
{
    /// <summary>Words before an opinion word in which a negation or degree word counts.</summary>
    public const int Window = 3;

    readonly List<SentimentHit> hits = [];
    readonly List<Modifier> modifiers = [];
    char[] lower = new char[256];

    /// <summary>The opinion words of the last text.</summary>
    public ReadOnlySpan<SentimentHit> Hits => CollectionsMarshal.AsSpan(hits);

    /// <summary>Σ contributions; above zero praises, below zero blames, zero without opinion.</summary>
    /// <param name="text">Cleaned text.</param>
    public double Score(ReadOnlySpan<char> text)
    {
        hits.Clear();
        modifiers.Clear();
        if (lower.Length < text.Length)
            lower = new char[text.Length * 2];
        var form = WordForm.Normalize(text, lower);
        var list = words.Read(form);
        var (emphasis, score) = (1.0, 0.0);
        for (var i = 0; i < list.Length;)
        {
            var used = Match(form, list, i, out var entry);
            if (list[i].Kind == WordKind.Mark && used == 0)
            {
                if (IsStop(form[list[i].Start]))
                    emphasis = 1;
                if (IsStop(form[list[i].Start]) || IsPause(form[list[i].Start]))
                    modifiers.Clear();
                i++;
                continue;
            }

            if (used == 0)
            {
                score += ReadUnlisted(form, list[i], i, emphasis);
                i++;
                continue;
            }

            if (entry.IsContrast)
            {
                emphasis = 2;
                modifiers.Clear();
            }

            // "pretty good" strengthens, "pretty dress" praises.
            var isDegree = entry.Degree > 0 && (!entry.IsOpinion || (i + used < list.Length && Match(form, list, i + used, out var next) > 0 && next.IsOpinion));
            if (entry.IsNegation || isDegree)
            {
                modifiers.Add(new Modifier(i + used - 1, entry.IsNegation, isDegree ? entry.Degree : 0));
            }
            else if (entry.IsOpinion && entry.Weight != 0)
            {
                var start = list[i].Start;
                var (degree, negated) = Modify(i);
                score += Add(new SentimentHit(start, list[i + used - 1].End - start, entry.Weight, degree, negated, emphasis));
            }

            i += used;
        }

        return score;
    }

    /// <summary>A score as a number between 0 and 1: ½ without opinion. Source: Hutto and Gilbert 2014, the normalisation of VADER.</summary>
    public static double Positive(double score) => 0.5 + 0.5 * score / Math.Sqrt(score * score + 15);

    /// <summary>Words that the longest entry beginning at a word spans; 0 when none ends at the end of a word.</summary>
    int Match(ReadOnlySpan<char> text, ReadOnlySpan<Word> list, int at, out SentimentLexicon.Entry entry)
    {
        entry = default;
        var (node, position, used) = (WordTrie.Root, list[at].Start, 0);
        for (var i = at; i < list.Length; i++)
        {
            for (; position < list[i].End; position++)
            {
                node = lexicon.Trie.Step(node, text[position]);
                if (node < 0)
                    return used;
            }

            if (lexicon.TryGet(node, out var found))
                (entry, used) = (found, i + 1 - at);
        }

        return used;
    }

    /// <summary>Words that hold their negation inside: "didn't", "不好".</summary>
    double ReadUnlisted(ReadOnlySpan<char> text, Word word, int at, double emphasis)
    {
        var letters = word.Of(text);
        if (word.Kind == WordKind.Latin && letters.EndsWith("n't"))
            modifiers.Add(new Modifier(at, true, 0));
        if (word.Kind != WordKind.Han || word.Length < 2 || letters[0] is not ('不' or '没' or '无' or '未'))
            return 0;
        var node = lexicon.Trie.Find(letters[1..]);
        if (node < 0 || !lexicon.TryGet(node, out var entry) || !entry.IsOpinion || entry.Weight == 0)
            return 0;
        var (degree, negated) = Modify(at);
        return Add(new SentimentHit(word.Start, word.Length, entry.Weight, degree, !negated, emphasis));
    }

    double Add(SentimentHit hit)
    {
        hits.Add(hit);
        return hit.Contribution;
    }

    (double Degree, bool IsNegated) Modify(int at)
    {
        var (degree, negated) = (0.0, false);
        for (var i = modifiers.Count - 1; i >= 0 && modifiers[i].At >= at - Window; i--)
        {
            var modifier = modifiers[i];
            negated ^= modifier.IsNegation;
            if (degree == 0 && modifier.Degree > 0)
            {
                // "不是很好", "not very good" blame less than "不好".
                var isTurned = !modifier.IsNegation && i > 0 && modifiers[i - 1].IsNegation && modifiers[i - 1].At == modifier.At - 1;
                degree = isTurned && modifier.Degree > 1 ? 0.5 : modifier.Degree;
            }
        }

        return (degree == 0 ? 1 : degree, negated);
    }

    static bool IsStop(char c) => c is '。' or '！' or '？' or '；' or '…' or '.' or '!' or '?' or ';';

    static bool IsPause(char c) => c is '，' or ',' or '：' or ':' or '—' or '、' or '~' or '～';

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Modifier(int At, bool IsNegation, double Degree);
}
