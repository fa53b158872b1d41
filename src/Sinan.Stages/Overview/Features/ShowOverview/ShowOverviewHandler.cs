using Sinan.Kernel;
using Sinan.Stages.Overview.Features.MeasureWork;
using Sinan.Stages.Overview.Features.RunLoop;

namespace Sinan.Stages.Overview.Features.ShowOverview;

public sealed class ShowOverviewHandler(
    IDataVersions versions, IJobs jobs, ISnapshots snapshots, LoopFigures figures, HomeNews news, UsefulFindings findings, MeasureWorkHandler measures, TimeProvider clock)
{
    const int LookedAtJobs = 50;

    public async Task<OverviewAnswer> HandleAsync(ShowOverview request, CancellationToken cancellationToken)
    {
        var data = await versions.CurrentAsync(cancellationToken);
        var newest = (await jobs.ListAsync(LookedAtJobs, cancellationToken)).FirstOrDefault(j => j.Kind == RunLoop.RunLoop.JobKind);
        var loop = await snapshots.LatestAsync<LoopReport>(LoopReport.SnapshotKind, cancellationToken);
        var since = request.Since ?? clock.GetUtcNow().AddDays(-ShowOverview.UsualDays);
        var decisions = await news.DecisionsAsync(cancellationToken);
        return new OverviewAnswer(
            data, newest is { IsOver: false } ? newest : null, newest is { State: JobState.Failed } ? newest.Problem : null, loop?.Value,
            await figures.ReadAsync(decisions.Length, cancellationToken), decisions, since, await news.ChangesAsync(since, cancellationToken), await findings.ReadAsync(cancellationToken),
            await measures.HandleAsync(new MeasureWork.MeasureWork(), cancellationToken), loop is not null && loop.Data.Hash != data.Hash);
    }
}
