using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Corrections;
using Sinan.Stages.Listen.Features.CorrectTheme;
using Sinan.Stages.Listen.Features.ReadFeedback;

namespace Sinan.Stages.Listen.Features.UndoCorrection;

/// <summary>Takes back the newest correction of the themes.</summary>
/// <param name="Actor">Who says so, for the audit trail.</param>
public sealed record UndoCorrection(string Actor);

public sealed class UndoCorrectionHandler(
    ISnapshots snapshots, ISettings settings, IFeedbackRecord record, MovedComments moved, IJobs jobs, IAudit audit)
{
    /// <summary>Corrections that stand, newest first.</summary>
    public async Task<IReadOnlyList<ThemeCorrection>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await settings.FindAsync<CorrectionBook>(CorrectionBook.Key, cancellationToken) ?? CorrectionBook.Empty).Entries.Reverse()];

    /// <returns>What was taken back. Problems "listen.not_read", "listen.correction.none", "listen.correction.busy".</returns>
    public async Task<Outcome<CorrectionMade>> HandleAsync(UndoCorrection request, CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<ThemeReport>(ThemeReport.SnapshotKind, cancellationToken) is not { Value: var report } latest)
            return new Problem("listen.not_read", ProblemKind.NotEnough);
        if ((await jobs.ListAsync(50, cancellationToken)).Any(j => j.Kind == ReadFeedbackJob.JobKind && !j.IsOver))
            return new Problem("listen.correction.busy", ProblemKind.Conflict);
        if ((await ListAsync(cancellationToken)) is not [var last, ..])
            return new Problem("listen.correction.none", ProblemKind.NotFound);

        if (last.Moved is { } address)
        {
            var isGathered = last.Kind == CorrectionKind.Gather;
            var (place, back) = (isGathered ? last.Theme : last.Created ?? last.Value, await moved.ReadAsync(address, cancellationToken));
            var readings = await record.ReadReadingsAsync(cancellationToken);
            // A theme that a split made goes back as a whole, with what joined it since.
            await record.ReplaceReadingsAsync(
                [.. readings.Select(r => r.Theme == place && (last.Created is not null || back.Contains(r.No)) ? r with { Theme = isGathered ? null : last.Theme } : r)], cancellationToken);
        }

        var book = await settings.ChangeAsync<CorrectionBook>(CorrectionBook.Key, old => new CorrectionBook((old ?? CorrectionBook.Empty).Entries.Remove(last)), cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(UndoCorrection), $"{last.Kind} {last.Theme}", cancellationToken);
        if (last.Moved is not null)
            return new CorrectionMade(last, await CorrectThemeHandler.RecountAsync(jobs, report.Seed, cancellationToken));
        var renamed = last.Kind == CorrectionKind.Rename ? report with { Themes = [.. report.Themes.Select(t => t.Id == last.Theme ? t with { Name = last.Name } : t)] } : report;
        await snapshots.SaveAsync(ThemeReport.SnapshotKind, book.Apply(renamed), latest.Data, cancellationToken);
        return new CorrectionMade(last, null);
    }
}
