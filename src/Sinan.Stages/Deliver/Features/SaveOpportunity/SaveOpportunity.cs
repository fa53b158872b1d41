using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features.SaveOpportunity;

/// <summary>Keeps a new opportunity (number 0), or changes one.</summary>
public sealed record SaveOpportunity(Opportunity Entered, string Actor);

public sealed class SaveOpportunityHandler(StrategyDesk desk, IAudit audit)
{
    /// <returns>Problems: those of keeping an opportunity in <see cref="StrategyBook"/>.</returns>
    public async Task<Outcome<StrategyBook>> HandleAsync(SaveOpportunity request, CancellationToken cancellationToken)
    {
        var kept = await desk.ChangeAsync(book => book.Keep(request.Entered), cancellationToken);
        if (kept.IsOk)
            await audit.RecordAsync(request.Actor, nameof(SaveOpportunity), request.Entered.Number.ToString(CultureInfo.InvariantCulture), cancellationToken);
        return kept;
    }
}
