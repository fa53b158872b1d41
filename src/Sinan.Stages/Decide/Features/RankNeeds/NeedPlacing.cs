using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Stages.Decide.Features.RankNeeds;

/// <summary>Ranks the needs of the newest report again after a person changed something, without searching the data again.</summary>
public sealed class NeedPlacing(ISnapshots snapshots, IEvidenceStore evidence, TimeProvider clock)
{
    /// <param name="change">Changes the needs, ranked and waiting together, or the method.</param>
    /// <param name="cancellationToken">Stops the draws.</param>
    /// <returns>The new report; null before the first ranking.</returns>
    public async Task<NeedReport?> AgainAsync(Func<NeedReport, NeedReport> change, CancellationToken cancellationToken)
    {
        if (await snapshots.LatestAsync<NeedReport>(NeedReport.SnapshotKind, cancellationToken) is not { } latest)
            return null;
        var changed = change(latest.Value with { Needs = [.. latest.Value.Needs, .. latest.Value.Waiting], Waiting = [] }) with { At = clock.GetUtcNow() };
        var (report, proofs) = await Task.Run(
            () => Scoring.Place(changed, new EvidenceFrame(changed.Data, changed.At, changed.Seed), cancellationToken: cancellationToken), cancellationToken);
        await evidence.SaveAsync(proofs, cancellationToken);
        await snapshots.SaveAsync(NeedReport.SnapshotKind, report, report.Data, cancellationToken);
        return report;
    }
}
