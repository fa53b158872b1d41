using System.Buffers;

namespace Sinan.Numerics.Text;

/// <summary>Tells what a comment is by words alone, for as long as nobody has labelled comments. For one thread at a time.</summary>
/// <param name="words">Reader of words.</param>
/// <remarks>In this order: a sign of a fault that is not denied, a wish, a question, then praise or blame by the lexicon. The lists are ours; rules know nothing of a team's own words.</remarks>
public sealed class KindRules(WordReader words)
{
    /// <summary>Characters before a sign in which a denial stands.</summary>
    const int DenialReach = 12;

    static readonly Dictionary<string, string[]> lists = ReadLists();
    static readonly SearchValues<string> faults = SearchValues.Create(lists["bug"], StringComparison.OrdinalIgnoreCase);
    static readonly SearchValues<string> questions = SearchValues.Create(lists["question"], StringComparison.OrdinalIgnoreCase);

    readonly LexiconSentiment sentiment = new(words, SentimentLexicon.Default);

    /// <param name="text">Cleaned text.</param>
    public FeedbackKind Read(ReadOnlySpan<char> text)
    {
        if (Has(text, faults, lists["bug"], canBeDenied: true))
            return FeedbackKind.Bug;
        if (AskingWords.AreIn(text))
            return FeedbackKind.Request;
        if (IsQuestion(text))
            return FeedbackKind.Question;
        return sentiment.Score(text) switch { > 0 => FeedbackKind.Praise, < 0 => FeedbackKind.Complaint, _ => FeedbackKind.Other };
    }

    /// <summary>A question ends like one, or begins like one and is short enough to be nothing else.</summary>
    static bool IsQuestion(ReadOnlySpan<char> text)
    {
        const int shortText = 60;
        var end = text.TrimEnd();
        return !end.IsEmpty && (end[^1] is '?' or '？' || (text.Length <= shortText && text.ContainsAny('?', '？') | text.Contains("请问", StringComparison.Ordinal))) && Has(text, questions, lists["question"], canBeDenied: false);
    }

    static bool Has(ReadOnlySpan<char> text, SearchValues<string> signs, string[] list, bool canBeDenied)
    {
        for (var from = 0; from < text.Length;)
        {
            var found = text[from..].IndexOfAny(signs);
            if (found < 0)
                return false;
            var at = from + found;
            foreach (var sign in list)
            {
                if (text[at..].StartsWith(sign, StringComparison.OrdinalIgnoreCase) && IsWhole(text, at, sign.Length) && !(canBeDenied && IsDenied(text[..at])))
                    return true;
            }

            from = at + 1;
        }

        return false;
    }

    /// <summary>Letters of an alphabet must not go on before or after a sign; Han has no such edges.</summary>
    static bool IsWhole(ReadOnlySpan<char> text, int at, int length) =>
        HanText.IsHan(text[at]) || ((at == 0 || !IsLetter(text[at - 1])) && (at + length == text.Length || !IsLetter(text[at + length])));

    static bool IsDenied(ReadOnlySpan<char> before)
    {
        var near = before[Math.Max(0, before.Length - DenialReach)..].TrimEnd();
        foreach (var denial in lists["not"])
        {
            if (near.EndsWith(denial, StringComparison.OrdinalIgnoreCase) && IsWhole(near, near.Length - denial.Length, denial.Length))
                return true;
        }

        return false;
    }

    static bool IsLetter(char c) => char.IsLetter(c) && !HanText.IsHan(c);

    /// <summary>The words of each kind; lines of one kind add up.</summary>
    static Dictionary<string, string[]> ReadLists()
    {
        using var reader = new StreamReader(typeof(KindRules).Assembly.GetManifestResourceStream("Sinan.Numerics.Text.Kinds.kinds.txt")!);
        return reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(": ")).GroupBy(p => p[0]).ToDictionary(
            g => g.Key, g => g.SelectMany(p => p[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(w => w.Replace('_', ' ')).ToArray(), StringComparer.Ordinal);
    }
}
