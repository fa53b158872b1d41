using System.Runtime.InteropServices;

namespace Sinan.Numerics.Text;

/// <summary>A thing and a word that tells how it is, as they stand in a clause.</summary>
/// <param name="Aspect">The noun, or two nouns in a row.</param>
/// <param name="Opinion">The adjective.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct AspectPair(string Aspect, string Opinion);

/// <summary>Reads pairs of aspect and opinion by patterns, and the places where nouns stand. For one thread at a time.</summary>
/// <remarks>Chinese: noun, up to three degree or negation words, adjective; adjective 的 noun. English: adjective noun; noun is (degree) adjective.</remarks>
sealed class AspectPatterns(WordReader reader, WordClasses classes)
{
    const int MostModifiers = 3;

    readonly List<(string Form, WordKind Kind, int Start, int End)> words = [];

    /// <summary>Words of the last clause, in normal form, with their places in it.</summary>
    public IReadOnlyList<(string Form, WordKind Kind, int Start, int End)> Words => words;

    /// <summary>Nouns of the last clause, single and two in a row, with the length of the first of two (0 for one).</summary>
    public List<(string Noun, int Cut)> Nouns { get; } = [];

    /// <summary>Pairs of the last clause.</summary>
    public List<AspectPair> Pairs { get; } = [];

    public void Read(ReadOnlySpan<char> clause)
    {
        words.Clear();
        Nouns.Clear();
        Pairs.Clear();
        Span<char> lower = stackalloc char[64];
        foreach (var word in reader.Read(clause))
            words.Add((word.Length <= 64 ? WordForm.Normalize(word.Of(clause), lower).ToString() : "", word.Kind, word.Start, word.End));
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsNoun(i))
                continue;
            var opinion = OpinionOf(i);
            Add(words[i].Form, 0, opinion);
            if (i > 0 && IsNoun(i - 1))
                Add(words[i - 1].Form + (words[i].Kind == WordKind.Latin ? " " : "") + words[i].Form, words[i - 1].Form.Length, opinion);
        }
    }

    void Add(string noun, int cut, string? opinion)
    {
        Nouns.Add((noun, cut));
        if (opinion is not null)
            Pairs.Add(new AspectPair(noun, opinion));
    }

    string? OpinionOf(int noun)
    {
        var at = noun + 1;
        var english = words[noun].Kind == WordKind.Latin;
        if (english && at < words.Count && words[at].Form is "is" or "was" or "are" or "were" or "seems" or "feels" or "looks" or "isn't" or "wasn't")
            at++;
        else if (english)
            return noun > 0 && IsAdjective(noun - 1) ? words[noun - 1].Form : null;
        for (var skipped = 0; at < words.Count && skipped < MostModifiers && !IsAdjective(at) && classes.IsModifier(words[at].Form); skipped++)
            at++;
        if (at < words.Count && IsAdjective(at))
            return words[at].Form;
        return noun > 1 && words[noun - 1].Form == "的" && IsAdjective(noun - 2) ? words[noun - 2].Form : null;
    }

    bool IsNoun(int at) => classes.IsNoun(words[at].Form, words[at].Kind);

    bool IsAdjective(int at) => classes.IsAdjective(words[at].Form, words[at].Kind);
}
