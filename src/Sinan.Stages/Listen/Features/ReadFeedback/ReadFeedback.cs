using System.Text.Json;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain;

namespace Sinan.Stages.Listen.Features.ReadFeedback;

/// <summary>Reads all feedback of the workspace anew.</summary>
/// <param name="Seed">Same feedback and seed, same report.</param>
/// <param name="Clusters">Clusters per language; null = chosen.</param>
public sealed record ReadFeedback(long Seed, int? Clusters = null);

public sealed class ReadFeedbackHandler(
    IFeedbackRecord record, IDataVersions versions, ISnapshots snapshots, IEvidenceStore evidence, IWorkspace workspace, LanguageTools tools, TimeProvider clock)
{
    /// <returns>Problem "listen.no_feedback" when there is none.</returns>
    public async Task<Outcome<ThemeReport>> HandleAsync(ReadFeedback request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var feedback = await record.ReadAllAsync(cancellationToken);
        if (feedback.Count == 0)
            return new Problem("listen.no_feedback", ProblemKind.NotEnough);
        var data = await versions.CurrentAsync(cancellationToken);
        var options = new AnalysisOptions(request.Seed, Environment.ProcessorCount, workspace.Zone, clock.GetUtcNow(), request.Clusters);
        var analysis = await Task.Run(
            () => FeedbackAnalysis.Of(feedback, data, tools.Segmenter, tools.Vocabulary, options, progress, cancellationToken), cancellationToken);

        // The report last: whoever finds it finds its readings and its evidence too.
        await evidence.SaveAsync(analysis.Evidence, cancellationToken);
        await record.ReplaceReadingsAsync(analysis.Readings, cancellationToken);
        await snapshots.SaveAsync(ThemeReport.SnapshotKind, analysis.Report, data, cancellationToken);
        progress.Report(new Phrase("listen.progress.done", Fact.Count("themes", analysis.Report.Themes.Length)), 1);
        return analysis.Report;
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
        return outcome.Map(report => JsonSerializer.SerializeToElement(new { themes = report.Themes.Length, comments = report.Comments }, EvidenceJson.Options));
    }
}
