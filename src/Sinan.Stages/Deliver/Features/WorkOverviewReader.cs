using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features;

public sealed class WorkOverviewReader(WorkBook book) : IWorkOverview
{
    public async Task<WorkOverview> ReadAsync(CancellationToken cancellationToken)
    {
        var all = await book.InitiativesAsync(cancellationToken);
        var underWay = all.Where(i => i.IsOpen).ToList();
        var facts = await book.FactsAsync(cancellationToken);
        return new WorkOverview(
            [.. Lifecycle.Stages.Select(stage => new StageCount(StepWork.Code(stage), new Phrase("deliver.stage." + StepWork.Code(stage)), underWay.Count(i => i.Stage == stage)))],
            underWay.Count(i => Gatekeeper.Missing(i, i.Stage, facts).IsEmpty), underWay.Count(i => i.Steps.Values.Any(s => s.IsOverdue(facts.Today))),
            [.. all.Select(i => new WorkCase(i.Id, i.NeedId, i.Costs.Sum(c => c.Cost), FirstRelease(i)))]);
    }

    static DateTimeOffset? FirstRelease(Initiative initiative) => initiative.Builds.Where(b => b is { IsRelease: true, Passed: true }).Select(b => (DateTimeOffset?)b.At).Min();
}
