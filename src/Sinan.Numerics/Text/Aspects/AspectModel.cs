namespace Sinan.Numerics.Text;

/// <summary>Something that people have opinions of.</summary>
/// <param name="Name">Its most frequent term.</param>
/// <param name="Terms">All its terms, the most frequent first.</param>
/// <param name="Mentions">Where it is spoken of, in order.</param>
public sealed record Aspect(string Name, IReadOnlyList<string> Terms, IReadOnlyList<AspectMention> Mentions);

/// <summary>What people speak of and how, found without labels: patterns, double propagation, pruning, groups, and how each place feels.</summary>
public static class AspectModel
{
    const int LeastComments = 3;

    /// <summary>An aspect must be in one of so many comments.</summary>
    const int OneIn = 400;

    /// <param name="texts">Cleaned comments, all in <paramref name="language"/>.</param>
    /// <param name="language">"zh" or "en".</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="classes">Which words name things.</param>
    /// <param name="vocabulary">Which words carry a subject.</param>
    /// <param name="seed">Same comments and seed, same aspects.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    /// <returns>Aspects, those in most comments first.</returns>
    public static IReadOnlyList<Aspect> Find(
        IReadOnlyList<string> texts, string language, Segmenter segmenter, WordClasses classes, ThemeVocabulary vocabulary, long seed, int threads, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var aspects = Choose(texts, segmenter, classes, options);
        var mentions = new List<AspectMention>[texts.Count];
        Parallel.For(0, texts.Count, options, () => new AspectReader(segmenter, classes), (text, _, reader) =>
        {
            reader.Find(text, texts[text], aspects, mentions[text] = []);
            return reader;
        }, _ => { });

        var byTerm = mentions.SelectMany(m => m).ToLookup(m => m.Term, StringComparer.Ordinal);
        var terms = byTerm.OrderByDescending(m => m.DistinctBy(x => x.Text).Count()).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Key).ToArray();
        var (vectors, rank) = WordPlaces.Of(texts, terms, language, segmenter, vocabulary, seed, options);
        var groupOf = AspectGroups.Of(terms, vectors, rank);
        return [.. Enumerable.Range(0, terms.Length).GroupBy(t => groupOf[t])
            .Select(g => new Aspect(terms[g.Key], [.. g.Select(t => terms[t])], [.. g.SelectMany(t => byTerm[terms[t]]).OrderBy(m => m.Text).ThenBy(m => m.Start)]))
            .OrderByDescending(a => a.Mentions.DistinctBy(m => m.Text).Count()).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }

    /// <summary>Aspects that propagation reaches, in enough comments and standing for themselves.</summary>
    static HashSet<string> Choose(IReadOnlyList<string> texts, Segmenter segmenter, WordClasses classes, ParallelOptions options)
    {
        var (pairs, nouns) = (new List<AspectPair>[texts.Count], new Dictionary<string, int>[texts.Count]);
        Parallel.For(0, texts.Count, options, () => new AspectReader(segmenter, classes), (text, _, reader) =>
        {
            reader.Collect(texts[text], pairs[text] = [], nouns[text] = new Dictionary<string, int>(StringComparer.Ordinal));
            return reader;
        }, _ => { });

        var met = pairs.SelectMany(p => p).CountBy(p => p).ToDictionary(p => p.Key, p => p.Value);
        var cuts = nouns.SelectMany(n => n).DistinctBy(n => n.Key).ToDictionary(StringComparer.Ordinal);
        var comments = nouns.SelectMany(n => n.Keys).CountBy(n => n, StringComparer.Ordinal).ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal);
        var reached = DoublePropagation.Aspects(met, word => classes.IsOpinion(word));
        var least = Math.Max(LeastComments, texts.Count / OneIn);
        var hood = TermHood.Of(comments.Where(c => c.Value >= LeastComments).ToDictionary(StringComparer.Ordinal), term => cuts[term] is var cut and > 0 ? (term[..cut], term[cut..].TrimStart()) : null);
        return [.. reached.Where(a => comments[a] >= least && hood.GetValueOrDefault(a) >= least)];
    }
}
