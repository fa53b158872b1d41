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
    public IReadOnlyList<(string? Literal, Fact? Fact)> Pieces(Phrase phrase)
    {
        var template = phrase.Key == "literal" ? "{text}" : this[phrase.Key];
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
            var name = template[(open + 1)..close];
            var fact = Find(phrase.Facts.AsSpan(), name);
            pieces.Add(fact is null ? ("{" + name + "}", null) : (null, fact));
            at = close + 1;
        }

        return pieces;
    }

    string Fill(string template, ReadOnlySpan<Fact> facts)
    {
        if (!template.Contains('{', StringComparison.Ordinal))
            return template;
        var text = new StringBuilder(template.Length + 32);
        var at = 0;
        while (at < template.Length)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
                break;
            text.Append(template, at, open - at);
            var fact = Find(facts, template[(open + 1)..close]);
            if (fact is null)
            {
                text.Append(template, open, close - open + 1);
            }
            else
            {
                text.Append(Write(fact));
                if (WriteInterval(fact) is { } interval)
                    text.Append(this["kernel.interval.open"]).Append(interval).Append(this["kernel.interval.close"]);
            }

            at = close + 1;
        }

        return text.Append(template, at, template.Length - at).ToString();
    }

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
