using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Requests;

namespace Sinan.Stages.Deliver.Features.ShowResources;

public sealed class ShowResourcesHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<ResourcesReport>> HandleAsync(ShowResources request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var facts = await reader.ReadAsync(cancellationToken);
        var report = new ResourcesReport(
            [Machines(initiative, facts.Proofs), Issues(initiative, facts.Today)], initiative.Id, initiative.Title,
            [.. initiative.Compute.OrderBy(c => c.State != ComputeState.Asked).ThenBy(c => c.Number)],
            [.. initiative.Issues.OrderBy(i => i.State == IssueState.Solved).ThenBy(i => i.Due ?? DateOnly.MaxValue).ThenBy(i => i.Number)],
            [.. initiative.Issues.Where(i => i.IsOverdue(facts.Today)).Select(i => i.Number)]);
        await evidence.SaveAsync(facts.Proofs.Made, cancellationToken);
        return report;
    }

    static Phrase Machines(Initiative initiative, WorkProofs proofs)
    {
        if (initiative.Compute.IsEmpty)
            return new Phrase("deliver.compute.answer.none");
        var granted = initiative.Compute.Where(c => c.State == ComputeState.Granted).ToList();
        var cost = proofs.Prove(
            nameof(ShowResources), new { initiative.Id, Requests = granted.Select(c => c.Number) }, new Phrase("deliver.evidence.compute", Fact.Count("granted", granted.Count)), "method.ledger",
            Fact.Money("cost", granted.Sum(c => c.Cost)));
        return new Phrase("deliver.compute.answer", Fact.Count("requests", initiative.Compute.Length), Fact.Count("asked", initiative.Compute.Count(c => c.State == ComputeState.Asked)), Fact.Count("granted", granted.Count), cost);
    }

    static Phrase Issues(Initiative initiative, DateOnly today)
    {
        var open = initiative.Issues.Where(i => i.State != IssueState.Solved).ToList();
        return new Phrase(
            "deliver.issues.open", Fact.Count("open", open.Count), Fact.Count("late", open.Count(i => i.IsOverdue(today))),
            Fact.Count("rows", open.Where(i => i.Kind == IssueKind.LongTailData).Sum(i => (double)(i.RowsMissing ?? 0))));
    }
}
