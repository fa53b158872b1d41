using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>What tells the comments of an alert from those before it.</summary>
/// <param name="feedback">All comments.</param>
/// <param name="segmenter">Cuts words.</param>
/// <param name="vocabulary">Words that say nothing.</param>
/// <param name="segments">Newest segments; null before the first.</param>
/// <param name="membership">Who is in which; null before the first.</param>
sealed class AlertCauses(
    IReadOnlyList<StoredFeedback> feedback, Segmenter segmenter, ThemeVocabulary vocabulary, SegmentReport? segments, SegmentMembership? membership)
{
    const int MostWords = 5, MostSentences = 5, MostBefore = 5000;

    /// <summary>Words that the prior of the log-odds stands for.</summary>
    const double Prior = 500;

    /// <summary>z of a word that surely stands out, and level of a segment that does.</summary>
    const double Telling = 2.58, Level = 0.01;

    /// <param name="inside">Comments of the alert.</param>
    /// <param name="before">Comments of the weeks before it, on anything.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="cancellationToken">Checked while words are cut.</param>
    public AlertCause Of(IReadOnlyList<int> inside, IReadOnlyList<int> before, int threads, CancellationToken cancellationToken) =>
        new([.. Words(inside, [.. before.TakeLast(MostBefore)], threads, cancellationToken)], Segment(inside, before), [.. inside.Select(i => feedback[i].Text).Distinct(StringComparer.Ordinal).Take(MostSentences)]);

    IEnumerable<string> Words(IReadOnlyList<int> inside, int[] before, int threads, CancellationToken cancellationToken)
    {
        if (inside.Count == 0)
            return [];
        var texts = inside.Concat(before).Select(i => TextCleaner.Clean(feedback[i].Text)).ToArray();
        var language = texts.Take(inside.Count).GroupBy(text => TextLanguage.Detect(text)).MaxBy(g => g.Count())!.Key;
        var chosen = Enumerable.Range(0, texts.Length).Where(i => TextLanguage.Detect(texts[i]) == language).ToArray();
        var terms = ThemeTermReader.Read([.. chosen.Select(i => texts[i])], language, segmenter, vocabulary, threads, cancellationToken);
        var (here, there) = (new double[terms.Terms.Length], new double[terms.Terms.Length]);
        for (var row = 0; row < chosen.Length; row++)
        {
            foreach (var term in terms.Rows[row])
                (chosen[row] < inside.Count ? here : there)[term]++;
        }

        if (here.Sum() + there.Sum() == 0)
            return [];
        var z = LogOdds.Z(here, there, Prior);
        return Enumerable.Range(0, z.Length).Where(w => z[w] > Telling).OrderByDescending(w => z[w]).ThenBy(w => w).Take(MostWords).Select(w => terms.Terms[w]);
    }

    /// <summary>The segment whose share among those who wrote is most surely above its share before.</summary>
    Phrase? Segment(IReadOnlyList<int> inside, IReadOnlyList<int> before)
    {
        if (segments is null || membership is null)
            return null;
        var (now, then) = (Segments(inside), Segments(before));
        if (now.Length == 0 || then.Length == 0)
            return null;
        var best = now.Distinct().Select(id => (Id: id, Effect: Proportions.Difference(then.Count(s => s == id), then.Length, now.Count(s => s == id), now.Length)))
            .Where(s => s.Effect.Difference > 0).OrderBy(s => s.Effect.P).FirstOrDefault();
        return best.Id is not null && best.Effect.P < Level / now.Distinct().Count() ? segments.Segments.FirstOrDefault(s => s.Id == best.Id)?.Name : null;
    }

    string[] Segments(IReadOnlyList<int> comments) =>
        [.. comments.Select(i => feedback[i].UserNo).OfType<int>().Distinct().Select(u => membership!.SegmentOf(u)).OfType<string>()];
}
