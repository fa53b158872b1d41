using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>Takes a draft apart: clean text, paragraphs, sentences with the evidence that they cite.</summary>
static partial class DraftText
{
    /// <summary>Longest draft that is looked at, in characters; the rest is left out.</summary>
    public const int Most = 20_000;

    /// <summary>Stands for the stop of "no. 2" while sentences are parted; cleaned text has no sign for private use.</summary>
    const string HeldStop = "\uE000";

    /// <summary>Plain text: hidden signs dropped, digits of every script as 0–9, blanks as one, line ends as one sign. Markup stays the text that it is.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, Most));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= Most)
                break;
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.Value is '\n' or '\r')
                clean.Append('\n');
            else if (category is UnicodeCategory.DecimalDigitNumber)
                clean.Append((int)Rune.GetNumericValue(rune));
            else if (category is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                clean.Append(clean.Length > 0 && clean[^1] == ' ' ? "" : " ");
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
                clean.Append(rune.Value switch { '％' => "%", '．' => ".", '［' or '【' => "[", '］' or '】' => "]", '＋' => "+", '－' => "-", '／' => "/", _ => rune.ToString() });
        }

        return clean.ToString();
    }

    /// <summary>The sentences of each paragraph, in order; a mark of citation behind the full stop belongs to the sentence before it.</summary>
    public static ImmutableArray<ImmutableArray<DraftSentence>> Read(string clean)
    {
        var paragraphs = ImmutableArray.CreateBuilder<ImmutableArray<DraftSentence>>();
        var pieces = new List<Token>();
        foreach (var line in clean.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // The marks move before the full stop, so that the splitter keeps them with their sentence.
            var moved = TrailingMarks().Replace(NumberSign().Replace(line, HeldStop), "${marks}${end}");
            SentenceSplitter.Sentences(moved, pieces);
            var sentences = pieces.Select(p => moved.Substring(p.Start, p.Length).Replace(HeldStop, ".", StringComparison.Ordinal)).Select(Sentence).Where(s => s.Text.Any(char.IsLetterOrDigit)).ToImmutableArray();
            if (sentences.Length > 0)
                paragraphs.Add(sentences);
        }

        return paragraphs.ToImmutable();
    }

    static DraftSentence Sentence(string written)
    {
        var cites = Marks().Matches(written).SelectMany(m => Numbers().Matches(m.Value)).Select(n => int.TryParse(n.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        return new DraftSentence(Blanks().Replace(Marks().Replace(written, ""), " ").Trim(), [.. cites.Distinct()]);
    }

    [GeneratedRegex(@"\s*\[\s*\d+(?:\s*[,，、;]\s*\d+)*\s*\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<=\b[Nn]os?)\.(?=\s?\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberSign();

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<end>[。！？；.!?;][”’）)""」]*)(?<marks>(?:\s*\[\s*\d+(?:\s*[,，、;]\s*\d+)*\s*\])+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TrailingMarks();

    [GeneratedRegex(@"\s{2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();
}
