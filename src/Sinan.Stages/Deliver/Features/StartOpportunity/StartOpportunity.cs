using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.Strategy;
using Sinan.Stages.Deliver.Features.AddInitiative;

namespace Sinan.Stages.Deliver.Features.StartOpportunity;

/// <summary>Starts an initiative for an opportunity.</summary>
/// <param name="Number">Number of the opportunity.</param>
/// <param name="Actor">Who.</param>
public sealed record StartOpportunity(int Number, string Actor);

public sealed class StartOpportunityHandler(StrategyDesk desk, AddInitiativeHandler adder)
{
    /// <returns>The initiative. Problems: "deliver.entry.unknown", "deliver.opportunity.started".</returns>
    public async Task<Outcome<Initiative>> HandleAsync(StartOpportunity request, CancellationToken cancellationToken)
    {
        if ((await desk.ReadAsync(cancellationToken)).Find(request.Number) is not { } opportunity)
            return new Problem("deliver.entry.unknown", ProblemKind.NotFound, Fact.Count("number", request.Number));
        if (opportunity.State == OpportunityState.Started)
            return new Problem("deliver.opportunity.started", ProblemKind.Conflict);
        var added = await adder.HandleAsync(
            new AddInitiative.AddInitiative(new Initiative { Title = opportunity.Title, Kind = ItemKind.Research, Owner = opportunity.Owner, Theme = opportunity.Theme }, request.Actor), cancellationToken);
        if (added.IsOk)
            await desk.ChangeAsync(book => book.Started(request.Number, added.Value.Id), cancellationToken);
        return added;
    }
}
