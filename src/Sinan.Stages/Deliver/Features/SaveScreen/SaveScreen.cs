using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.SaveScreen;

/// <summary>Adds, replaces or removes one screen of a prototype.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="ScreenId">Which screen.</param>
/// <param name="Screen">The screen; null takes it away.</param>
/// <param name="Actor">Who.</param>
public sealed record SaveScreen(long Id, string ScreenId, Screen? Screen, string Actor);

public sealed class SaveScreenHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="Prototyping.SaveScreen"/> and <see cref="Prototyping.RemoveScreen"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveScreen request, CancellationToken cancellationToken) => initiatives.ChangeAsync(
        request.Id, request.Actor, i => request.Screen is { } screen ? Prototyping.SaveScreen(i, screen with { Id = request.ScreenId }) : Prototyping.RemoveScreen(i, request.ScreenId), cancellationToken);
}
