using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ShowIterations;

public sealed class ShowIterationsHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<IterationsReport>> HandleAsync(ShowIterations request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        ImmutableArray<TriggerEffort> efforts =
        [
            .. initiative.Iterations.GroupBy(i => i.Trigger).Select(g => (Trigger: g.Key, Count: g.Count(), Days: g.Sum(i => i.PersonDays))).OrderByDescending(g => g.Days).ThenBy(g => g.Trigger)
                .Select(g => new TriggerEffort(g.Trigger, g.Count, Days(initiative, StepWork.Code(g.Trigger), g.Days, proofs))),
        ];
        var report = new IterationsReport(
            Sentence(initiative, efforts, proofs), initiative.Id, initiative.Title, [.. initiative.Iterations.OrderByDescending(i => i.Start).ThenByDescending(i => i.Number)], efforts,
            [.. initiative.Builds.Where(b => b.IsRelease).Select(b => b.Version).Reverse().Distinct()]);
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        return report;
    }

    static Phrase Sentence(Initiative initiative, ImmutableArray<TriggerEffort> efforts, WorkProofs proofs)
    {
        if (efforts.IsEmpty)
            return new Phrase("deliver.iterations.answer.none");
        var total = Days(initiative, null, initiative.Iterations.Sum(i => i.PersonDays), proofs);
        return new Phrase(
            "deliver.iterations.answer", Fact.Count("iterations", initiative.Iterations.Length), Fact.Count("running", initiative.Iterations.Count(i => i.End is null)), total,
            Fact.Of("trigger", new Phrase("deliver.trigger." + StepWork.Code(efforts[0].Trigger))), efforts[0].Days with { Name = "first" });
    }

    static Fact Days(Initiative initiative, string? trigger, double days, WorkProofs proofs) => proofs.Prove(
        nameof(ShowIterations), new { initiative.Id, Trigger = trigger },
        trigger is null ? new Phrase("deliver.evidence.iterations") : new Phrase("deliver.evidence.iterations.trigger", Fact.Of("trigger", new Phrase("deliver.trigger." + trigger))), "method.iterations", Fact.Decimal("days", days));
}
