using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>What tells the comments of an alert from those before it.</summary>
/// <param name="feedback">All comments.</param>
/// <param name="segmenter">Cuts words.</param>
/// <param name="vocabulary">Words that say nothing.</param>
sealed class AlertCauses(IReadOnlyList<StoredFeedback> feedback, Segmenter segmenter, ThemeVocabulary vocabulary)
{
    const int MostWords = 5, MostSentences = 5, MostBefore = 5000;

    /// <summary>Words that the prior of the log-odds stands for.</summary>
    const double Prior = 500;

    /// <summary>z of a word that surely stands out.</summary>
    const double Telling = 2.58;

    /// <param name="inside">Comments of the alert.</param>
    /// <param name="before">Comments of the weeks before it, on anything.</param>
    /// <param name="segment">Segment over-represented among those who wrote; null when none surely is.</param>
    /// <param name="threads">Worker threads; the answer does not depend on them.</param>
    /// <param name="cancellationToken">Checked while words are cut.</param>
    public AlertCause Of(IReadOnlyList<int> inside, IReadOnlyList<int> before, Phrase? segment, int threads, CancellationToken cancellationToken) =>
        new([.. Words(inside, [.. before.TakeLast(MostBefore)], threads, cancellationToken)], segment, [.. inside.Select(i => feedback[i].Text).Distinct(StringComparer.Ordinal).Take(MostSentences)]);

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
}
