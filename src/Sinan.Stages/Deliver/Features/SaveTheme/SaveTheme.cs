using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features.SaveTheme;

/// <summary>Adds a theme of the strategy, or changes the one of the same name.</summary>
public sealed record SaveTheme(Theme Entered, string Actor);

public sealed class SaveThemeHandler(StrategyDesk desk, IAudit audit)
{
    /// <returns>Problems: those of keeping a theme in <see cref="StrategyBook"/>.</returns>
    public async Task<Outcome<StrategyBook>> HandleAsync(SaveTheme request, CancellationToken cancellationToken)
    {
        var kept = await desk.ChangeAsync(book => book.Keep(request.Entered), cancellationToken);
        if (kept.IsOk)
            await audit.RecordAsync(request.Actor, nameof(SaveTheme), request.Entered.Name, cancellationToken);
        return kept;
    }
}
