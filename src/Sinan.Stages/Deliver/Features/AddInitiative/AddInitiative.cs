using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.AddInitiative;

/// <summary>Begins an initiative in the first stage.</summary>
/// <param name="Entered">What a person entered of it.</param>
/// <param name="Actor">Who.</param>
public sealed record AddInitiative(Initiative Entered, string Actor);

public sealed class AddInitiativeHandler(IInitiativeStore initiatives, IAudit audit)
{
    /// <returns>Problems: those of <see cref="Editing.Check"/>.</returns>
    public async Task<Outcome<Initiative>> HandleAsync(AddInitiative request, CancellationToken cancellationToken)
    {
        var entered = Editing.Apply(new Initiative { Title = "" }, request.Entered);
        if (!entered.IsOk)
            return entered.Problem;
        var added = await initiatives.AddAsync(new InitiativeChange(entered.Value.Now, new Phrase("deliver.log.begun")), request.Actor, cancellationToken);
        await audit.RecordAsync(request.Actor, nameof(AddInitiative), added.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
        return added;
    }
}
