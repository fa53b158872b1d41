using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.SaveDialogue;

/// <summary>Replaces the dialogue of a prototype and where its readers leave what they think.</summary>
/// <param name="Id">Initiative.</param>
/// <param name="WakeWord">What wakes a spoken dialogue; empty = none.</param>
/// <param name="Turns">All exchanges, in the order of their numbers.</param>
/// <param name="FeedbackUrl">http, https or mailto; empty = none.</param>
/// <param name="Actor">Who.</param>
public sealed record SaveDialogue(long Id, string WakeWord, ImmutableArray<DialogueTurn> Turns, string FeedbackUrl, string Actor);

public sealed class SaveDialogueHandler(IInitiativeStore initiatives)
{
    /// <returns>Problems: "deliver.initiative.not_found" and those of <see cref="PrototypeRules.Fault"/>.</returns>
    public Task<Outcome<Initiative>> HandleAsync(SaveDialogue request, CancellationToken cancellationToken) =>
        initiatives.ChangeAsync(request.Id, request.Actor, i => Prototyping.SaveDialogue(i, request.WakeWord, request.Turns, request.FeedbackUrl), cancellationToken);
}
