using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.TrainingDemands;

namespace Sinan.Stages.Deliver.Features.ShowTraining;

public sealed class ShowTrainingHandler(IInitiativeStore initiatives, WorkFactsReader reader, IEvidenceStore evidence)
{
    /// <returns>Problem: "deliver.initiative.not_found".</returns>
    public async Task<Outcome<TrainingReport>> HandleAsync(ShowTraining request, CancellationToken cancellationToken)
    {
        if (await initiatives.FindAsync(request.Id, cancellationToken) is not { } initiative)
            return DeliverDesk.NotFound(request.Id);
        var proofs = (await reader.ReadAsync(cancellationToken)).Proofs;
        ImmutableArray<TrainingView> demands = [.. initiative.Training.Select(d => new TrainingView(d, TrainingReview.Of(initiative, d, proofs)))];
        await evidence.SaveAsync(proofs.Made, cancellationToken);
        var sentence = demands.IsEmpty
            ? new Phrase("deliver.training.answer.none")
            : new Phrase(
                "deliver.training.answer", Fact.Count("demands", demands.Length), Fact.Count("ready", demands.Count(d => d.IsReady)),
                Fact.Count("open", demands.Sum(d => d.Checks.Count(c => c.State != CheckState.Holds))));
        return new TrainingReport(sentence, initiative.Id, initiative.Title, demands);
    }
}
