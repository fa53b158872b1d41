using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>A clause that speaks of an aspect.</summary>
/// <param name="Text">Words of a user: never trust them.</param>
/// <param name="Feeling">One of <see cref="FeedbackAspect.All"/>.</param>
/// <param name="Words">The words of it that decided.</param>
public sealed record ToldClause(string Text, string Feeling, ImmutableArray<AspectSpan> Words);

/// <summary>What a comment says of an aspect.</summary>
/// <param name="Id">Aspect.</param>
/// <param name="Name">Its name.</param>
/// <param name="Feeling">Of all clauses together.</param>
/// <param name="Clauses">In the order of the comment.</param>
public sealed record ToldAspect(string Id, string Name, string Feeling, ImmutableArray<ToldClause> Clauses);

/// <summary>Tells what single comments say of the aspects of a report, and by which words. For one thread at a time.</summary>
/// <param name="report">The newest report.</param>
/// <param name="segmenter">Cuts words.</param>
/// <param name="classes">Which words name things.</param>
public sealed class AspectTeller(AspectReport report, Segmenter segmenter, WordClasses classes)
{
    readonly AspectReader reader = new(segmenter, classes);
    readonly List<AspectMention> mentions = [];

    /// <param name="text">As stored.</param>
    /// <returns>In the order in which the comment comes to them.</returns>
    public IReadOnlyList<ToldAspect> Of(string text)
    {
        var form = Comment.FormOf(text);
        var language = TextLanguage.Detect(form);
        var aspects = report.Aspects.Where(a => a.Language == language).SelectMany(a => a.Terms.Select(t => (Term: t, Aspect: a))).ToDictionary(t => t.Term, t => t.Aspect, StringComparer.Ordinal);
        mentions.Clear();
        reader.Find(0, form, aspects.Keys.ToHashSet(StringComparer.Ordinal), mentions);
        return [.. mentions.Where(m => aspects.ContainsKey(m.Term)).GroupBy(m => aspects[m.Term]).Select(g => new ToldAspect(
            g.Key.Id, g.Key.Name, AspectReading.NameOf(g.Select(m => m.Feeling).Aggregate(AspectFeelings.Together)), [.. g.Select(m => ClauseOf(form, m)).Distinct(SameWords.Instance)]))];
    }

    static ToldClause ClauseOf(string form, AspectMention mention) => new(
        form.Substring(mention.Start, mention.Length), AspectReading.NameOf(mention.Feeling), [.. mention.Words.Select(w => new AspectSpan(w.Start - mention.Start, w.Length))]);

    /// <summary>Two words of one clause that mean the same aspect are shown once.</summary>
    sealed class SameWords : IEqualityComparer<ToldClause>
    {
        public static readonly SameWords Instance = new();

        public bool Equals(ToldClause? x, ToldClause? y) => x?.Text == y?.Text && x?.Feeling == y?.Feeling;

        public int GetHashCode(ToldClause clause) => clause.Text.GetHashCode(StringComparison.Ordinal);
    }
}
