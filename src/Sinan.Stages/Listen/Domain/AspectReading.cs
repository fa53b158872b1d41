using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain;

/// <summary>Counts who praises and who blames each aspect, and writes down the proof.</summary>
public static class AspectReading
{
    /// <summary>The newest comments of each language; more would only narrow the intervals.</summary>
    const int MostComments = 20_000;
    const int MostAspects = 30;
    const int MostExamples = 3;
    const int LongestClause = 120;

    /// <param name="feedback">All feedback.</param>
    /// <param name="data">Its version.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="classes">Which words name things.</param>
    /// <param name="vocabulary">Which words carry a subject.</param>
    /// <param name="options">Seed, threads, moment.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    public static (AspectReport Report, IReadOnlyList<Evidence> Evidence) Of(
        IReadOnlyList<StoredFeedback> feedback, DataVersion data, Segmenter segmenter, WordClasses classes, ThemeVocabulary vocabulary, AnalysisOptions options, CancellationToken cancellationToken)
    {
        var book = new EvidenceBook(data, options.Seed, options.At);
        var comments = Comment.ReadAll(feedback, options.Threads, cancellationToken);
        var (figures, read) = (new List<AspectFigures>(), 0);
        foreach (var language in new[] { TextLanguage.Chinese, TextLanguage.English })
        {
            var chosen = comments.Where(c => c.Language == language).OrderByDescending(c => c.Source.Time ?? DateTimeOffset.MinValue).ThenByDescending(c => c.Source.No)
                .Take(MostComments).OrderBy(c => c.Source.No).ToArray();
            read += chosen.Length;
            if (chosen.Length < FoundThemes.LeastComments)
                continue;
            var aspects = AspectModel.Find([.. chosen.Select(c => c.Text)], language, segmenter, classes, vocabulary, options.Seed, options.Threads, cancellationToken);
            figures.AddRange(aspects.Take(MostAspects).Select(a => Figures(a, language, chosen, book)));
        }

        var ordered = figures.OrderByDescending(f => f.Comments).ThenBy(f => f.Name, StringComparer.Ordinal).Take(MostAspects);
        return (new AspectReport(data, options.At, read, feedback.Count, [.. ordered]), book.Entries);
    }

    static AspectFigures Figures(Aspect aspect, string language, Comment[] comments, EvidenceBook book)
    {
        var mood = aspect.Mentions.GroupBy(m => m.Text).ToDictionary(m => m.Key, m => Math.Sign(m.Sum(x => x.Polarity)));
        var named = new FoundTheme(aspect.Name, language, aspect.Name, [.. aspect.Terms], [.. mood.Keys], [], []);
        var examples = aspect.Mentions.Where(m => m.Polarity != 0 && m.Length <= LongestClause).GroupBy(m => m.Polarity).OrderBy(g => g.Key)
            .SelectMany(g => g.DistinctBy(m => m.Text).Take(MostExamples))
            .Select(m => new AspectExample(comments[m.Text].Source.No, comments[m.Text].Text.Substring(m.Start, m.Length), m.Polarity)).ToImmutableArray();
        ThemeFigure Share(string what, int sign) => book.Share(
            what, mood.Values.Count(v => v == sign), mood.Count, named,
            mood.Where(m => m.Value == sign).Select(m => comments[m.Key].Source.UserNo).Where(u => u is not null).Distinct().LongCount(),
            examples.Where(e => e.Polarity == sign).Select(e => e.Clause));
        return new AspectFigures(aspect.Name, language, [.. aspect.Terms], mood.Count, Share("praise", 1), Share("blame", -1), examples);
    }
}
