using System.Text;

namespace Sinan.Kernel;

/// <summary>Writes keys, phrases and facts in one language.</summary>
/// <param name="catalog">All words.</param>
/// <param name="lang">Language of the reader.</param>
/// <param name="zone">Zone for dates and times; UTC when null.</param>
public sealed class Localizer(TextCatalog catalog, Lang lang, TimeZoneInfo? zone = null)
{
    public Lang Lang { get; } = lang;

    public TimeZoneInfo Zone { get; } = zone ?? TimeZoneInfo.Utc;

    /// <summary>The text of a key; a missing key shows itself in brackets so that tests and people see it.</summary>
    public string this[string key] => catalog.Find(Lang, key) ?? $"[{key}]";

    public bool Has(string key) => catalog.Find(Lang, key) is not null;

    public string this[string key, params ReadOnlySpan<Fact> facts] => Fill(this[key], facts);

    /// <summary>The phrase as plain text; intervals follow their value in brackets.</summary>
    public string Write(Phrase phrase) => Fill(phrase.Key == "literal" ? "{text}" : this[phrase.Key], phrase.Facts.AsSpan());

    /// <summary>One fact as plain text, without its interval.</summary>
    public string Write(Fact fact) => FactFormat.Write(fact, this);

    /// <summary>The interval of a fact ("36.9–39.5%"), or null when it has none.</summary>
    public string? WriteInterval(Fact fact) => FactFormat.WriteInterval(fact, this);

    /// <summary>Splits a phrase into literal pieces and facts, for renderers that mark up the facts (pages, documents).</summary>
    public IReadOnlyList<(string? Literal, Fact? Fact)> Pieces(Phrase phrase) =>
        Split(phrase.Key == "literal" ? "{text}" : this[phrase.Key], phrase.Facts.AsSpan());

    string Fill(string template, ReadOnlySpan<Fact> facts)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
            return template;
        var text = new StringBuilder(template.Length + 32);
        foreach (var (literal, fact) in Split(template, facts))
        {
            text.Append(literal ?? Write(fact!));
            if (fact is not null && WriteInterval(fact) is { } interval)
                text.Append(this["kernel.interval.open"]).Append(interval).Append(this["kernel.interval.close"]);
        }

        return text.ToString();
    }

    List<(string? Literal, Fact? Fact)> Split(string template, ReadOnlySpan<Fact> facts)
    {
        var pieces = new List<(string?, Fact?)>();
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
            {
                pieces.Add((template[at..], null));
                break;
            }

            if (open > at)
                pieces.Add((template[at..open], null));
            var inside = template[(open + 1)..close];
            pieces.Add(Find(facts, inside.Split('|', 2)[0]) is not { } fact ? (template[open..(close + 1)], null)
                : inside.Contains('|', StringComparison.Ordinal) ? (Agreeing(inside, fact), null)
                : (null, fact));
            at = close + 1;
        }

        if (Lang == Lang.Chinese)
            Space(pieces);
        return pieces;
    }

    /// <summary>The word of "{users|user|users}" that agrees with the number as the reader sees it: the first for "1", else the second.</summary>
    /// <remarks>English has these two forms (Unicode CLDR, plural rules, categories "one" and "other"); Chinese has one and needs no choice.</remarks>
    string Agreeing(string choice, Fact count)
    {
        var forms = choice.Split('|');
        return Write(count) == "1" ? forms[1] : forms[^1];
    }

    /// <summary>Puts right the spaces where a fact meets the words around it: what a fact begins and ends with is not known to the writer of the sentence.</summary>
    void Space(List<(string? Literal, Fact? Fact)> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Literal is not { } literal)
                continue;
            var words = literal.Trim(' ');
            if (words.Length == 0)
                continue;
            var lead = i > 0 && LastOf(pieces[i - 1].Fact) is { } before ? HanSpacing.Between(before, words[0]) : null;
            var trail = i + 1 < pieces.Count && FirstOf(pieces[i + 1].Fact) is { } after ? HanSpacing.Between(words[^1], after) : null;
            var front = lead is { } spaces ? new string(' ', spaces) : literal[..literal.IndexOf(words[0])];
            var back = trail is { } more ? new string(' ', more) : literal[(literal.LastIndexOf(words[^1]) + 1)..];
            pieces[i] = (front + words + back, null);
        }
    }

    char? FirstOf(Fact? fact) => fact is not null && Write(fact).Trim(' ') is { Length: > 0 } text ? text[0] : null;

    char? LastOf(Fact? fact) =>
        fact is null ? null : fact.Interval is not null ? this["kernel.interval.close"][^1] : Write(fact).Trim(' ') is { Length: > 0 } text ? text[^1] : null;

    static Fact? Find(ReadOnlySpan<Fact> facts, string name)
    {
        foreach (var fact in facts)
        {
            if (fact.Name == name)
                return fact;
        }

        return null;
    }
}
