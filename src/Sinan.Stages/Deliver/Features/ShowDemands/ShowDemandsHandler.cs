using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Demands;

namespace Sinan.Stages.Deliver.Features.ShowDemands;

public sealed class ShowDemandsHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<DemandsReport>> HandleAsync(ShowDemands request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        ImmutableArray<DemandView> demands = [.. initiative.Demands.Select(d => new DemandView(d, DemandFigures.Of(initiative, d, proofs)))];
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        return new DemandsReport(
            Sentence(demands, initiative.Vendors.Length), initiative.Id, initiative.Title, demands, initiative.Vendors,
            [.. initiative.Talks.SelectMany(t => t.Decisions).Where(d => !d.IsDone).OrderBy(d => d.Due)]);
    }

    static Phrase Sentence(ImmutableArray<DemandView> demands, int vendors)
    {
        if (demands.IsEmpty)
            return new Phrase("deliver.demands.answer.none", Fact.Count("vendors", vendors));
        var agreed = Fact.Count("agreed", demands.Count(d => d.Demand.State == DemandState.Agreed));
        var open = Fact.Count("open", demands.Count(d => d.Demand.State is DemandState.Asked or DemandState.Offered));
        return demands.Where(d => d.Figures.Roi is not null).MaxBy(d => d.Figures.Roi!.Number) is { Figures.Roi: { } roi } best
            ? new Phrase("deliver.demands.answer.roi", Fact.Count("demands", demands.Length), agreed, open, Fact.Of("title", best.Demand.Title), roi)
            : new Phrase("deliver.demands.answer", Fact.Count("demands", demands.Length), agreed, open);
    }
}
