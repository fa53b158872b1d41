using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SaveDesign;

/// <summary>Adds a design to a goal, replaces the one of that id, or takes it away.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="DesignId">Which design.</param>
/// <param name="Design">The design; null takes it away.</param>
/// <param name="Actor">Who.</param>
public sealed record SaveDesign(long Id, string DesignId, Design? Design, string Actor);

public sealed class SaveDesignHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="DesignSetting"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveDesign request, CancellationToken cancellationToken) => initiatives.ChangeAsync(
        request.Id, request.Actor, i => request.Design is { } design ? DesignSetting.Save(i, design with { Id = request.DesignId }) : DesignSetting.Remove(i, request.DesignId), cancellationToken);
}
