using System.Runtime.InteropServices;
using Sinan.Numerics.Text;

namespace Sinan.Stages.Listen.Domain;

/// <summary>What one comment says of an aspect.</summary>
/// <param name="Comment">The comment.</param>
/// <param name="Feeling">Of all its mentions together.</param>
/// <param name="Example">A mention that feels so, the first; of mixed ones the first mention.</param>
[StructLayout(LayoutKind.Auto)]
readonly record struct AspectComment(Comment Comment, AspectFeeling Feeling, AspectMention Example);

/// <summary>An aspect with all comments that speak of it, in their order.</summary>
sealed record FoundAspect(Aspect Aspect, string Language, List<AspectComment> Comments)
{
    /// <summary>Reads all comments for the aspects.</summary>
    /// <param name="aspects">What is looked for.</param>
    /// <param name="language">Of aspects and comments.</param>
    /// <param name="comments">All comments of the language.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="classes">Which words name things.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="cancellationToken">Cancels between comments.</param>
    public static IReadOnlyList<FoundAspect> ReadAll(
        IReadOnlyList<Aspect> aspects, string language, IReadOnlyList<Comment> comments, Segmenter segmenter, WordClasses classes, int threads, CancellationToken cancellationToken)
    {
        var aspectOf = aspects.SelectMany((a, i) => a.Terms.Select(t => (Term: t, Aspect: i))).ToDictionary(t => t.Term, t => t.Aspect, StringComparer.Ordinal);
        var (terms, said) = (aspectOf.Keys.ToHashSet(StringComparer.Ordinal), new (int Aspect, AspectComment Comment)[comments.Count][]);
        Parallel.For(
            0, comments.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, () => (Reader: new AspectReader(segmenter, classes), Mentions: new List<AspectMention>()),
            (i, _, state) =>
            {
                state.Mentions.Clear();
                state.Reader.Find(i, comments[i].Text, terms, state.Mentions);
                said[i] = [.. state.Mentions.Where(m => aspectOf.ContainsKey(m.Term)).GroupBy(m => aspectOf[m.Term]).Select(g => (g.Key, Of(comments[i], [.. g])))];
                return state;
            },
            _ => { });

        var found = aspects.Select(a => new FoundAspect(a, language, [])).ToArray();
        foreach (var (aspect, comment) in said.SelectMany(s => s))
            found[aspect].Comments.Add(comment);
        return found;
    }

    static AspectComment Of(Comment comment, AspectMention[] mentions)
    {
        var feeling = mentions.Select(m => m.Feeling).Aggregate(AspectFeelings.Together);
        var example = Array.FindIndex(mentions, m => m.Feeling == feeling);
        return new AspectComment(comment, feeling, mentions[Math.Max(0, example)]);
    }
}
