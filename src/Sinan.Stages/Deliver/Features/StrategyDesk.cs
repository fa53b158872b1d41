using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Strategy;

namespace Sinan.Stages.Deliver.Features;

/// <summary>Reads and changes the book of the strategy.</summary>
public sealed class StrategyDesk(ISettings settings)
{
    public async Task<StrategyBook> ReadAsync(CancellationToken cancellationToken) => await settings.FindAsync<StrategyBook>(StrategyBook.Key, cancellationToken) ?? StrategyBook.Empty;

    /// <summary>Changes the book; after a problem it is as it was.</summary>
    public async Task<Outcome<StrategyBook>> ChangeAsync(Func<StrategyBook, Outcome<StrategyBook>> change, CancellationToken cancellationToken)
    {
        Problem? problem = null;
        var kept = await settings.ChangeAsync<StrategyBook>(StrategyBook.Key, known =>
        {
            var book = known ?? StrategyBook.Empty;
            var changed = change(book);
            problem = changed.IsOk ? null : changed.Problem;
            return changed.IsOk ? changed.Value : book;
        }, cancellationToken);
        return problem is null ? kept : problem;
    }
}
