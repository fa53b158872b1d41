using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>Reads feeling by a lexicon with negation, degree, contrast, wishes, questions and mockery. For one thread at a time.</summary>
/// <param name="words">Reader of words.</param>
/// <param name="lexicon">Words of feeling.</param>
public sealed class LexiconSentiment(WordReader words, SentimentLexicon lexicon)
{
    /// <summary>Words before an opinion word in which a negation or degree word counts; little words ("的", "we") are not counted.</summary>
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
        if (lower.Length < text.Length)
            lower = new char[text.Length * 2];
        var form = WordForm.Normalize(text, lower);
        return Score(form, words.Read(form));
    }

    /// <summary>The same of words that were read already.</summary>
    /// <param name="form">Text in normal form (<see cref="WordForm.Normalize"/>).</param>
    /// <param name="list">Its words.</param>
    public double Score(ReadOnlySpan<char> form, ReadOnlySpan<Word> list)
    {
        hits.Clear();
        modifiers.Clear();
        var sentence = new Sentence();
        // Words counted so far; an entry may end inside a word, then reading goes on there.
        var (ordinal, position) = (0, 0);
        for (var i = 0; i < list.Length;)
        {
            position = Math.Max(position, list[i].Start);
            var end = Match(form, list, i, position, out var entry);
            if (end == 0)
            {
                if (list[i].Kind == WordKind.Mark)
                    ReadMark(form[list[i].Start], ref sentence);
                else if (position == list[i].Start && !IsLittle(list[i].Of(form)))
                    ReadUnlisted(form, list[i], ++ordinal, sentence.Emphasis);
                position = NextStart(form, list[i], position);
            }
            else
            {
                ordinal += IsLittle(form[position..end]) ? 0 : 1;
                Apply(form, list, entry, i, position, end, ordinal, ref sentence);
                position = end;
            }

            while (i < list.Length && list[i].End <= position)
                i++;
        }

        EndSentence(ref sentence, isQuestion: false);
        var score = 0.0;
        foreach (var hit in hits)
            score += hit.Contribution;
        return score;
    }

    /// <summary>A score as a number between 0 and 1: ½ without opinion. Source: Hutto and Gilbert 2014, the normalisation of VADER.</summary>
    public static double Positive(double score) => 0.5 + 0.5 * score / Math.Sqrt(score * score + 15);

    void Apply(ReadOnlySpan<char> form, ReadOnlySpan<Word> list, SentimentLexicon.Entry entry, int word, int start, int end, int ordinal, ref Sentence sentence)
    {
        if (entry.IsContrast)
        {
            (sentence.Emphasis, sentence.IsWish) = (2, false);
            modifiers.Clear();
        }

        sentence.IsWish |= entry.IsWish;
        sentence.IsIrony |= entry.IsIrony;
        // "pretty good" strengthens, "pretty dress" praises.
        var isDegree = entry.Degree > 0 && (!entry.IsOpinion || OpinionFollows(form, list, word, end));
        if (entry.IsNegation || isDegree)
        {
            modifiers.Add(new Modifier(ordinal, entry.IsNegation, isDegree ? entry.Degree : 0, start));
        }
        else if (entry.IsOpinion && entry.Weight != 0)
        {
            var (degree, negated, from) = Modify(ordinal, start);
            Add(new SentimentHit(start, end - start, entry.Weight, degree, negated, sentence.Emphasis) { From = from }, sentence.IsWish);
        }
    }

    bool OpinionFollows(ReadOnlySpan<char> form, ReadOnlySpan<Word> list, int word, int end)
    {
        while (word < list.Length && list[word].End <= end)
            word++;
        return word < list.Length && Match(form, list, word, Math.Max(end, list[word].Start), out var next) > 0 && next.IsOpinion;
    }

    /// <summary>Where the longest entry that begins at a position ends; 0 = none. A single character must be a word of its own; longer Han entries begin or end with a
    /// word, for words are cut in more than one way; others begin and end with one.</summary>
    int Match(ReadOnlySpan<char> form, ReadOnlySpan<Word> list, int at, int position, out SentimentLexicon.Entry entry)
    {
        entry = default;
        var (node, end) = (WordTrie.Root, 0);
        var startsWord = position == list[at].Start;
        for (var i = at; i < list.Length; i++)
        {
            // Blanks between words belong to entries of several words.
            for (var next = i == at ? position : list[i - 1].End; next < list[i].End; next++)
            {
                node = lexicon.Trie.Step(node, form[next]);
                if (node < 0)
                    return end;
                var endsWord = next + 1 == list[i].End;
                var isWhole = startsWord && endsWord;
                var isPart = next > position && HanText.IsHan(form[position]) && (startsWord || endsWord);
                if ((isWhole || isPart) && lexicon.TryGet(node, out var found))
                    (entry, end) = (found, next + 1);
            }
        }

        return end;
    }

    /// <summary>Han words may hold an entry further in; others are left as wholes.</summary>
    static int NextStart(ReadOnlySpan<char> form, Word word, int position) => word.Kind == WordKind.Han && HanText.IsHan(form[position]) ? position + 1 : word.End;

    void ReadMark(char mark, ref Sentence sentence)
    {
        if (mark is '。' or '！' or '？' or '；' or '…' or '.' or '!' or '?' or ';' or '\n')
            EndSentence(ref sentence, mark is '？' or '?');
        else if (mark is not ('，' or ',' or '：' or ':' or '—' or '、' or '~' or '～'))
            return;
        sentence.IsWish = false;
        modifiers.Clear();
    }

    /// <summary>Praise that is asked for or mocking is not counted; blame mostly stays blame.</summary>
    void EndSentence(ref Sentence sentence, bool isQuestion)
    {
        if (isQuestion || sentence.IsIrony)
        {
            foreach (ref var hit in CollectionsMarshal.AsSpan(hits)[sentence.FirstHit..])
                hit = hit with { Emphasis = hit.Opinion > 0 ? 0 : hit.Emphasis, Mood = sentence.IsIrony ? SentimentMood.Mocked : SentimentMood.Asked };
        }

        sentence = new Sentence { FirstHit = hits.Count };
        modifiers.Clear();
    }

    /// <summary>Words that hold their negation inside: "didn't", "不好".</summary>
    void ReadUnlisted(ReadOnlySpan<char> form, Word word, int ordinal, double emphasis)
    {
        var letters = word.Of(form);
        if (word.Kind == WordKind.Latin && letters.EndsWith("n't"))
            modifiers.Add(new Modifier(ordinal, true, 0, word.Start));
        if (word.Kind != WordKind.Han || word.Length < 2 || letters[0] is not ('不' or '没' or '无' or '未'))
            return;
        var node = lexicon.Trie.Find(letters[1..]);
        if (node < 0 || !lexicon.TryGet(node, out var entry) || !entry.IsOpinion || entry.Weight == 0)
            return;
        var (degree, negated, from) = Modify(ordinal, word.Start);
        Add(new SentimentHit(word.Start, word.Length, entry.Weight, degree, !negated, emphasis) { From = from }, isWish: false);
    }

    void Add(SentimentHit hit, bool isWish) => hits.Add(isWish && hit.Opinion > 0 ? hit with { Emphasis = 0, Mood = SentimentMood.Wished } : hit);

    /// <param name="at">Ordinal of the word.</param>
    /// <param name="start">Where it begins.</param>
    (double Degree, bool IsNegated, int From) Modify(int at, int start)
    {
        var (degree, negated) = (0.0, false);
        for (var i = modifiers.Count - 1; i >= 0 && modifiers[i].At >= at - Window; i--)
        {
            var modifier = modifiers[i];
            negated ^= modifier.IsNegation;
            start = modifier.Start;
            if (degree == 0 && modifier.Degree > 0)
            {
                // "不是很好", "not very good" blame less than "不好".
                var isTurned = !modifier.IsNegation && i > 0 && modifiers[i - 1].IsNegation && modifiers[i - 1].At == modifier.At - 1;
                degree = isTurned && modifier.Degree > 1 ? 0.5 : modifier.Degree;
            }
        }

        return (degree == 0 ? 1 : degree, negated, start);
    }

    static bool IsLittle(ReadOnlySpan<char> word) => word is "的" or "地" or "得" or "了" or "我" or "我们" or "你" or "中" or "里" or "上" or "the" or "a" or "an" or "as" or "that" or "all" or "at";

    [StructLayout(LayoutKind.Auto)]
    readonly record struct Modifier(int At, bool IsNegation, double Degree, int Start);

    /// <summary>What holds in the sentence being read.</summary>
    [StructLayout(LayoutKind.Auto)]
    struct Sentence()
    {
        public int FirstHit = 0;
        public double Emphasis = 1;
        public bool IsWish = false;
        public bool IsIrony = false;
    }
}
