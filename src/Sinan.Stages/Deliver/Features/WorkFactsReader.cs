using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Gathers what the checks of initiatives look at.</summary>
public sealed class WorkFactsReader(IQuality quality, INeeds needs, IFeasibility feasibility, IDataVersions versions, IWorkspace workspace, TimeProvider clock)
{
    /// <summary>The day in the workspace's zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), workspace.Zone).DateTime);

    public async Task<WorkFacts> ReadAsync(CancellationToken cancellationToken) =>
        new(
            await quality.LatestAsync(cancellationToken), await needs.LatestAsync(cancellationToken), await feasibility.LatestAsync(cancellationToken), Today,
            new WorkProofs(await versions.CurrentAsync(cancellationToken), clock.GetUtcNow()));
}
