using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Risks;

namespace Sinan.Stages.Deliver.Features.SaveRisk;

/// <summary>Keeps a new risk of an initiative (number 0), or changes one.</summary>
public sealed record SaveRisk(long Id, Risk Entered, string Actor);

public sealed class SaveRiskHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="RiskBook.Save"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveRisk request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => RiskBook.Save(i, request.Entered), cancellationToken);
}
