using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Labels;
using Sinan.Stages.Listen.Features.LabelComments;

namespace Sinan.Stages.Listen.Features.LearnLabels;

/// <summary>Which label has each comment, and how sure is that? Learns from what people said and tells the label of all comments.</summary>
/// <param name="Set">Set of labels.</param>
/// <param name="Seed">Same comments, labels and seed, same report.</param>
public sealed record LearnLabels(string Set, long Seed);

public sealed class LearnLabelsHandler(
    ILabelStore store, IToldLabels told, IFeedbackRecord record, IDataVersions versions, ISnapshots snapshots, IEvidenceStore evidence, LanguageTools tools, TimeProvider clock)
{
    /// <returns>Problems "listen.labels.no_set", "listen.no_feedback".</returns>
    public async Task<Outcome<LabelReport>> HandleAsync(LearnLabels request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var set = await store.FindAsync(request.Set, cancellationToken);
        if (!set.IsOk)
            return set.Problem;
        progress.Report(new Phrase("listen.labels.progress.read"), 0);
        var feedback = await record.ReadAllAsync(cancellationToken);
        if (feedback.Count == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var data = await versions.CurrentAsync(cancellationToken);
        var columns = await record.ReadColumnsAsync(cancellationToken);
        var labels = new LabelBook(await store.LabelsAsync(request.Set, cancellationToken));
        var book = new EvidenceBook(data, request.Seed, clock.GetUtcNow(), nameof(LearnLabels));
        progress.Report(new Phrase("listen.labels.progress.learn", Fact.Count("labelled", labels.Labelled.Count())), 0.1);
        var (report, found) = await Task.Run(() => Learn(set.Value, feedback, columns, labels, book, request.Seed, cancellationToken), cancellationToken);

        // The report last: whoever finds it finds its labels and its evidence too.
        await evidence.SaveAsync(book.Entries, cancellationToken);
        await told.ReplaceAsync(request.Set, found, cancellationToken);
        await snapshots.SaveAsync(LabelReport.KindOf(request.Set), report, data, cancellationToken);
        return report;
    }

    (LabelReport Report, ToldLabel[] Told) Learn(
        LabelSet set, IReadOnlyList<StoredFeedback> feedback, FeedbackColumns columns, LabelBook labels, EvidenceBook book, long seed, CancellationToken cancellationToken)
    {
        var threads = Environment.ProcessorCount;
        string[] texts = [.. feedback.Select(f => Comment.FormOf(f.Text))];
        long[] numbers = [.. feedback.Select(f => f.No)];
        int[] truth = [.. numbers.Select(n => labels.Find(n)?.Truth is { } label ? set.Labels.IndexOf(label) : -1)];
        var isMeasured = Array.ConvertAll(numbers, LabelDraw.IsMeasured);
        var rules = RulesOf(set, texts, numbers, columns, threads, cancellationToken);
        var fit = LabelFit.Of(texts, truth, isMeasured, rules, set.Labels.Length, tools.Segmenter, new TextTraining(seed, threads), cancellationToken);
        var waiting = fit.Model is null
            ? ImmutableArray<int>.Empty
            : LabelQueue.Choose(texts, [.. numbers.Select(n => labels.Find(n) is not null)], isMeasured, fit.Margins, tools.Segmenter, threads, cancellationToken);
        var report = new LabelReading(set, fit, truth, isMeasured, book).Report(
            numbers, [.. numbers.Select(n => n < columns.Count && columns.Themes[n] is >= 0 and var theme ? columns.ThemeIds[theme] : null)], waiting, clock.GetUtcNow());
        return (report, [.. numbers.Select((n, i) => (Number: n, At: i)).Where(c => fit.Told[c.At] >= 0).Select(c => new ToldLabel(
            c.Number, set.Labels[fit.Told[c.At]], double.IsNaN(fit.Confidence[c.At]) ? null : fit.Confidence[c.At]))]);
    }

    int[] RulesOf(LabelSet set, string[] texts, long[] numbers, FeedbackColumns columns, int threads, CancellationToken cancellationToken) =>
        set == LabelSet.Kinds ? KindReading.ByRules(texts, tools.Segmenter, threads, cancellationToken)
        : set == LabelSet.Sentiment ? KindReading.BySentiment(Array.ConvertAll(numbers, n => n < columns.Count ? columns.Sentiments[n] : double.NaN))
        : [.. texts.Select(_ => -1)];
}
