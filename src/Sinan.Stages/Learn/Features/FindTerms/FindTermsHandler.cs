using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.FindTerms;

/// <summary>The glossary: every hint that any page underlines, and the terms of the lessons.</summary>
/// <param name="catalog">All words, searched in both languages.</param>
/// <param name="words">Language of the answer.</param>
public sealed class FindTermsHandler(TextCatalog catalog, Localizer words)
{
    const string Prefix = "term.", LabelSuffix = ".label";

    public Glossary Handle(FindTerms request)
    {
        var query = request.Query?.Trim() ?? "";
        var names = catalog.Entries(words.Lang).Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal) && !k.EndsWith(LabelSuffix, StringComparison.Ordinal)).Select(k => k[Prefix.Length..]).ToList();
        ImmutableArray<GlossaryTerm> found = [.. names.Where(n => query.Length == 0 || Holds(n, query)).Select(Term).OrderBy(t => t.Label, StringComparer.Create(words.Lang.Culture, ignoreCase: true))];
        var all = Fact.Count("all", names.Count);
        return new Glossary(
            names.Count, found,
            query.Length == 0 ? new Phrase("learn.terms.answer", all)
            : found.IsEmpty ? new Phrase("learn.terms.answer.none", all, Fact.Of("query", query))
            : new Phrase("learn.terms.answer.found", all, Fact.Of("query", query), Fact.Count("found", found.Length)));
    }

    bool Holds(string name, string query) =>
        Lang.All.Any(lang => (catalog.Find(lang, Prefix + name + LabelSuffix) + "\n" + catalog.Find(lang, Prefix + name)).Contains(query, StringComparison.OrdinalIgnoreCase));

    GlossaryTerm Term(string name) => new(name, words[Prefix + name + LabelSuffix], words[Prefix + name], [.. GlossaryPages.Of(name).Select(Place)]);

    TermPlace Place(string href) => new(href, Curriculum.All.FirstOrDefault(l => l.Address == href) is { } lesson ? words[lesson.Key + ".title"] : words[LearnPlaces.TitleKey(href)]);
}
