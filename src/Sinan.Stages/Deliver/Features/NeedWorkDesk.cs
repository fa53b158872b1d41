using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Features.AddInitiative;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Tells and starts the work on needs.</summary>
public sealed class NeedWorkDesk(IInitiativeStore initiatives, AddInitiativeHandler adder) : INeedWork
{
    public async Task<ImmutableArray<NeedWork>> OfAsync(string need, CancellationToken cancellationToken) =>
        [.. (await initiatives.ListAsync(cancellationToken)).Where(i => i.NeedId == need).Select(Of)];

    public async Task<Outcome<NeedWork>> StartAsync(string need, string title, string actor, CancellationToken cancellationToken) =>
        (await adder.HandleAsync(new AddInitiative.AddInitiative(new Initiative { Title = title, NeedId = need }, actor), cancellationToken)).Map(Of);

    static NeedWork Of(Initiative i) => new(
        i.Id, i.Title, DeliverDesk.Href(i.Id),
        new Phrase(i.Dropped is not null ? "deliver.board.dropped" : i.IsComplete ? "deliver.board.complete" : "deliver.stage." + StepWork.Code(i.Stage)));
}
