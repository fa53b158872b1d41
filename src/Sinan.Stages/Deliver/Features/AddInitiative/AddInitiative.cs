using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.AddInitiative;

/// <summary>Begins an initiative in the first stage.</summary>
/// <param name="Entered">What a person entered of it.</param>
/// <param name="Actor">Who.</param>
public sealed record AddInitiative(Initiative Entered, string Actor);

public sealed class AddInitiativeHandler(IInitiativeStore initiatives, NeedLinks needs, IAudit audit)
{
    /// <summary>A need that it names is in an initiative from now on.</summary>
    /// <returns>Problems: those of <see cref="Editing.Check"/> and <see cref="NeedLinks.ResolveAsync"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(AddInitiative request, CancellationToken cancellationToken)
    {
        var need = await needs.ResolveAsync(request.Entered.NeedId, cancellationToken);
        if (!need.IsOk)
            return need.Problem;
        var entered = Editing.Apply(new Initiative { Title = "" }, request.Entered with { NeedId = need.Value });
        if (!entered.IsOk)
            return entered.Problem;
        var added = await initiatives.AddAsync(new InitiativeChange(entered.Value.Now, new Phrase("deliver.log.begun")), request.Actor, cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(AddInitiative), added.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        await needs.FollowAsync(added.NeedId, request.Actor, cancellationToken);
        return added;
    }
}
