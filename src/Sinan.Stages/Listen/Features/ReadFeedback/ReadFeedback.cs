using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;
using Sinan.Stages.Listen.Domain.Corrections;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.ReadFeedback;

/// <summary>Reads all feedback of the workspace anew.</summary>
/// <param name="Seed">Same feedback and seed, same report.</param>
/// <param name="Clusters">Clusters per language; null = chosen.</param>
/// <param name="KeepsPlaces">Whether comments stay in the themes where they are, after a correction; not when there are new ones.</param>
/// <param name="Method">What makes a theme.</param>
public sealed record ReadFeedback(long Seed, int? Clusters = null, bool KeepsPlaces = false, ThemeMethod Method = ThemeMethod.Groups);

public sealed class ReadFeedbackHandler(
    IFeedbackRecord record, IDataVersions versions, ISnapshots snapshots, IEvidenceStore evidence, ISettings settings, ILabelStore labels, IWorkspace workspace, LanguageTools tools, EventJoins joins,
    TimeProvider clock)
{
    /// <returns>Problem "listen.no_feedback" when there is none.</returns>
    public async Task<Outcome<ThemeReport>> HandleAsync(ReadFeedback request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var team = await settings.FindAsync<TeamWords>(TeamWords.Key, cancellationToken) ?? TeamWords.None;
        var feedback = team.Read(await record.ReadAllAsync(cancellationToken));
        if (feedback.Count == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var data = await versions.CurrentAsync(cancellationToken);
        var book = await settings.FindAsync<CorrectionBook>(CorrectionBook.Key, cancellationToken) ?? CorrectionBook.Empty;
        var readings = await record.ReadReadingsAsync(cancellationToken);
        var before = (await snapshots.LatestAsync<ThemeReport>(ThemeReport.SnapshotKind, cancellationToken))?.Value;
        var keeps = request.KeepsPlaces && readings.Count == feedback.Count;
        var options = new AnalysisOptions(request.Seed, Environment.ProcessorCount, workspace.Zone, clock.GetUtcNow(), request.Clusters)
        {
            Method = request.Method,
            Feelings = new LabelBook(await labels.LabelsAsync(LabelSet.Sentiment.Id, cancellationToken)).Truths,
            Earlier = EarlierReading.Of(before, readings, book, keeps),
        };
        var known = team.Words.IsEmpty ? tools : tools.With(new StringReader(string.Join('\n', team.Words)));
        var analysis = await Task.Run(() => Analyse(feedback, data, known, options, progress, cancellationToken), cancellationToken);

        progress.Report(new Phrase("listen.progress.aspects"), 0.95);
        var past = (await snapshots.LatestAsync<AspectReport>(AspectReport.SnapshotKind, cancellationToken))?.Value.Aspects ?? [];
        var aspects = await Task.Run(
            () => AspectReading.Of(feedback, past, data, known.Segmenter, tools.Classes, tools.Vocabulary, options, cancellationToken), cancellationToken);

        var joined = await joins.OfAsync(feedback, cancellationToken);

        // The report last: whoever finds it finds its readings and its evidence too.
        await evidence.SaveAsync([.. analysis.Evidence, .. aspects.Evidence], cancellationToken);
        await record.ReplaceReadingsAsync([.. analysis.Readings.Zip(joined, (reading, context) => reading with { Joined = context })], cancellationToken);
        await record.ReplaceAspectsAsync(aspects.Feelings, cancellationToken);
        await snapshots.SaveAsync(AspectReport.SnapshotKind, aspects.Report, data, cancellationToken);
        // Comments that stay where they are stay in themes of the same making.
        var report = book.Apply(analysis.Report with { AreFactors = keeps ? before?.AreFactors is true : request.Method == ThemeMethod.Factors });
        await snapshots.SaveAsync(ThemeReport.SnapshotKind, report, data, cancellationToken);
        progress.Report(new Phrase("listen.progress.done", Fact.Count("themes", report.Themes.Length)), 1);
        return report;
    }

    /// <summary>Reads with the dictionary, the words of the team, and those that these comments teach.</summary>
    static FeedbackAnalysis Analyse(IReadOnlyList<StoredFeedback> feedback, DataVersion data, LanguageTools known, AnalysisOptions options, IProgressSink progress, CancellationToken cancellationToken)
    {
        progress.Report(new Phrase("listen.progress.words", Fact.Count("comments", feedback.Count)), 0);
        var learned = LearnedWords.In(feedback.Select(f => Comment.FormOf(f.Text)), known.Dictionary, known.StopWords, cancellationToken);
        var own = learned.IsEmpty ? known : known.With(new StringReader(string.Join('\n', learned.Select(w => w.Text))));
        var analysis = FeedbackAnalysis.Of(feedback, data, own.Segmenter, own.Vocabulary, options, progress, cancellationToken);
        return analysis with { Report = analysis.Report with { NewWords = [.. learned.Select(w => new LearnedWord(w.Text, w.Count))] } };
    }
}

/// <summary>The same as a job, alerts and all; what it returns is the number of themes.</summary>
public sealed class ReadFeedbackJob(ReadAndCheck reader) : IJobHandler
{
    public const string JobKind = "ReadFeedback";

    public string Kind => JobKind;

    public async Task<Outcome<JsonElement>> RunAsync(JsonElement payload, IProgressSink progress, CancellationToken cancellationToken)
    {
        var request = payload.Deserialize<ReadFeedback>(EvidenceJson.Options) ?? throw new JsonException("A job 'ReadFeedback' has no request.");
        var outcome = await reader.ReadAsync(request, progress, cancellationToken);
        return outcome.Map(report => JsonSerializer.SerializeToElement(new { themes = report.Themes.Length, comments = report.Comments, new_words = report.NewWords.Length }, EvidenceJson.Options));
    }
}
