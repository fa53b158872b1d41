using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>What was read of aspects.</summary>
/// <param name="Report">Aspects with their figures.</param>
/// <param name="Feelings">What each comment says of each of them.</param>
/// <param name="Evidence">Proof of each figure.</param>
public sealed record AspectReading(AspectReport Report, IReadOnlyList<FeedbackAspect> Feelings, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The newest comments of each language, among which aspects are sought; how they are felt about is read in all.</summary>
    public const int MostSought = 20_000;

    public const int MostAspects = 30;
    const int MostExamples = 5;
    const int LongestClause = 120;

    /// <param name="feedback">All feedback.</param>
    /// <param name="before">Aspects of the reading before; they keep their ids.</param>
    /// <param name="data">Its version.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="classes">Which words name things.</param>
    /// <param name="vocabulary">Which words carry a subject.</param>
    /// <param name="options">Seed, threads, moment.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    public static AspectReading Of(
        IReadOnlyList<StoredFeedback> feedback, IReadOnlyList<AspectFigures> before, DataVersion data, Segmenter segmenter, WordClasses classes, ThemeVocabulary vocabulary, AnalysisOptions options,
        CancellationToken cancellationToken)
    {
        var comments = Comment.ReadAll(feedback, options.Threads, cancellationToken);
        var (found, read, sought) = (new List<FoundAspect>(), 0, 0);
        foreach (var language in new[] { TextLanguage.Chinese, TextLanguage.English })
        {
            var own = comments.Where(c => c.Language == language).ToArray();
            var newest = own.OrderByDescending(c => c.Source.Time ?? DateTimeOffset.MinValue).ThenByDescending(c => c.Source.No).Take(MostSought).OrderBy(c => c.Source.No).ToArray();
            if (newest.Length < FoundThemes.LeastComments)
                continue;
            (read, sought) = (read + own.Length, sought + newest.Length);
            var aspects = AspectModel.Find([.. newest.Select(c => c.Text)], language, segmenter, classes, vocabulary, options.Seed, options.Threads, cancellationToken).Take(MostAspects).ToArray();
            found.AddRange(FoundAspect.ReadAll(aspects, language, own, segmenter, classes, options.Threads, cancellationToken));
        }

        FoundAspect[] kept = [.. found.Where(f => f.Comments.Count > 0).OrderByDescending(f => f.Comments.Count).ThenBy(f => f.Aspect.Name, StringComparer.Ordinal).Take(MostAspects)];
        var ids = AspectLineage.IdsOf([.. kept.Select(f => (f.Language, f.Aspect.Name, (IReadOnlyList<string>)[.. f.Aspect.Terms]))], before);
        var book = new EvidenceBook(data, options.Seed, options.At);
        return new AspectReading(
            new AspectReport(data, options.At, read, feedback.Count, [.. kept.Zip(ids, (found, id) => Figures(found, id, book))]) { Sought = sought },
            [.. kept.Zip(ids).SelectMany(f => f.First.Comments.Select(c => new FeedbackAspect(c.Comment.Source.No, f.Second, NameOf(c.Feeling)))).OrderBy(f => f.No)],
            book.Entries);
    }

    public static string NameOf(AspectFeeling feeling) => feeling switch
    {
        AspectFeeling.Praise => FeedbackAspect.Praise,
        AspectFeeling.Blame => FeedbackAspect.Blame,
        AspectFeeling.Mixed => FeedbackAspect.Mixed,
        AspectFeeling.Uncertain => FeedbackAspect.Uncertain,
        _ => FeedbackAspect.Neutral,
    };

    static AspectFigures Figures(FoundAspect found, string id, EvidenceBook book)
    {
        var (aspect, all) = (found.Aspect, found.Comments);
        var named = new FoundTheme(id, found.Language, aspect.Name, [.. aspect.Terms], [], [], []);
        var examples = Examples(found, AspectFeeling.Blame, -1).Concat(Examples(found, AspectFeeling.Praise, 1)).ToImmutableArray();
        ThemeFigure Share(string what, AspectFeeling feeling, int sign)
        {
            var felt = all.Where(c => c.Feeling == feeling).ToArray();
            return book.Share(
                what, felt.Length, all.Count, named, felt.Select(c => c.Comment.Source.UserNo).Where(u => u is not null).Distinct().LongCount(), examples.Where(e => e.Polarity == sign).Select(e => e.Clause));
        }

        return new AspectFigures(aspect.Name, found.Language, [.. aspect.Terms], all.Count, Share("praise", AspectFeeling.Praise, 1), Share("blame", AspectFeeling.Blame, -1), examples)
        {
            Id = id, Mixed = Share("aspect_mixed", AspectFeeling.Mixed, 0), Uncertain = Share("aspect_uncertain", AspectFeeling.Uncertain, 0),
        };
    }

    /// <summary>The newest clauses that say it.</summary>
    static IEnumerable<AspectExample> Examples(FoundAspect found, AspectFeeling feeling, int sign) => found.Comments
        .Where(c => c.Feeling == feeling && c.Example.Length <= LongestClause)
        .OrderByDescending(c => c.Comment.Source.Time ?? DateTimeOffset.MinValue).ThenByDescending(c => c.Comment.Source.No)
        .Select(c => (Said: c, Clause: c.Comment.Text.Substring(c.Example.Start, c.Example.Length)))
        .DistinctBy(c => c.Clause)
        .Take(MostExamples)
        .Select(c => new AspectExample(c.Said.Comment.Source.No, c.Clause, sign)
        {
            Words = [.. c.Said.Example.Words.Select(w => new AspectSpan(w.Start - c.Said.Example.Start, w.Length))],
        });
}
