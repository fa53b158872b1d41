using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Collect.Data.Quality;
using Sinan.Stages.Collect.Domain.Quality;

namespace Sinan.Stages.Collect.Features.ReportQuality;

/// <summary>Says how good the data of the workspace are.</summary>
/// <param name="Group">Column (or attribute of users) whose values are compared for bias; null for none.</param>
public sealed record ReportQuality(string? Group = null);

/// <summary>Says how good one plain file is, without importing it.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Reading">How it is read.</param>
/// <param name="Group">Column whose values are compared.</param>
public sealed record ReportFileQuality(string File, ImportRequest Reading, string? Group = null);

public sealed class ReportQualityHandler(
    IRecordQuality record, IEventRecord versions, ISnapshots snapshots, IEvidenceStore evidence, ISchedules schedules, TimeProvider clock) : IQuality
{
    public const string SnapshotKind = "collect.quality";
    const int MostImports = 10_000;

    public async Task<Outcome<QualityReport>> HandleAsync(ReportQuality request, IProgressSink progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        progress.Report(new Phrase("collect.quality.counting"), double.NaN);
        var data = await versions.CurrentAsync(cancellationToken);
        if (data is { Events: 0, Feedback: 0 })
            return new Problem("collect.no_data", ProblemKind.NotEnough);
        var now = clock.GetUtcNow();
        QualityFacts facts;
        try
        {
            facts = await record.ReadAsync(request.Group, now, cancellationToken);
        }
        catch (ProblemException failure)
        {
            return failure.Problem;
        }

        facts = await WithHistoryAsync(facts, now, cancellationToken);
        var proofs = new QualityProofs(data, request, now);
        var report = QualityReports.Of(facts, proofs.Prove);
        report = report with { Evidence = proofs.OfFigures(report), Seconds = clock.GetElapsedTime(started).TotalSeconds };
        await evidence.SaveAsync(proofs.All, cancellationToken);
        await snapshots.SaveAsync(SnapshotKind, report, data, cancellationToken);
        progress.Report(new Phrase("collect.quality.done", Fact.Decimal("score", report.Score)), 1);
        return report;
    }

    public Task<Outcome<QualityReport>> ReportAsync(IProgressSink progress, CancellationToken cancellationToken) => HandleAsync(new ReportQuality(), progress, cancellationToken);

    public async Task<QualityReport?> LatestAsync(CancellationToken cancellationToken) => (await snapshots.LatestAsync<QualityReport>(SnapshotKind, cancellationToken))?.Value;

    /// <summary>Adds what the imports masked and rejected, and the sources that are late.</summary>
    async Task<QualityFacts> WithHistoryAsync(QualityFacts facts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var imports = await snapshots.HistoryAsync<ImportResult>(ImportRunner.SnapshotKind, MostImports, cancellationToken);
        // A file imported again rejects and masks the same rows again: only its last import counts.
        var last = imports.Select(i => i.Value).DistinctBy(i => (i.Kind, string.Join('\n', i.Files))).ToList();
        var late = (await schedules.ListAsync(cancellationToken)).Where(s => s.IsLate(now)).Select(s => s.Name);
        return facts with
        {
            Redacted = Sum(last.Select(i => i.Redacted)),
            Rejected = Sum(last.Select(i => i.Rejected)),
            LateSources = [.. late],
        };
    }

    static ImmutableSortedDictionary<string, long> Sum(IEnumerable<ImmutableSortedDictionary<string, long>> counts) =>
        counts.SelectMany(c => c).GroupBy(c => c.Key).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(c => c.Value), StringComparer.Ordinal);
}

public sealed class ReportFileQualityHandler(ImportPlanner planner, FileQuality files, TimeProvider clock)
{
    public Task<Outcome<QualityReport>> HandleAsync(ReportFileQuality request, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var started = clock.GetTimestamp();
            var planned = planner.PlanAny(request.Reading with { Files = [request.File] });
            if (!planned.IsOk)
                return planned.Problem;
            var facts = files.Read(planned.Value.Files[0], request.Group, planned.Value.Zone, clock.GetUtcNow(), cancellationToken);
            return facts.Map(f => QualityReports.Of(f, finding => finding) with { Seconds = clock.GetElapsedTime(started).TotalSeconds });
        },
        cancellationToken);
}
