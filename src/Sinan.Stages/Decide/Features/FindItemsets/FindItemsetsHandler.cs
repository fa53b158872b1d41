using Sinan.Kernel;
using Sinan.Numerics.Mining;

namespace Sinan.Stages.Decide.Features.FindItemsets;

public sealed class FindItemsetsHandler(TimeProvider clock)
{
    /// <returns>Problems "decide.support" and "decide.max_length".</returns>
    public Task<Outcome<ItemsetsAnswer>> HandleAsync(FindItemsets request, CancellationToken cancellationToken) =>
        Task.Run(() => Find(request, cancellationToken), cancellationToken);

    Outcome<ItemsetsAnswer> Find(FindItemsets request, CancellationToken cancellationToken)
    {
        if (request.MaxLength is < 1)
            return new Problem("decide.max_length", ProblemKind.Invalid, Fact.Count("given", request.MaxLength.Value));
        var started = clock.GetTimestamp();
        return request.Baskets.CountOf(request.MinSupport).Map(count =>
        {
            var sets = ItemsetMiner.Mine(request.Baskets.Transactions, count, request.MaxLength ?? int.MaxValue, request.Threads, cancellationToken);
            sets = request.Kind switch { ItemsetKind.Closed => sets.Closed(), ItemsetKind.Maximal => sets.Maximal(), _ => sets };
            return new ItemsetsAnswer(
                request.Baskets.Transactions.Count, request.Baskets.Names.Count, count, request.Kind, sets.Count, [.. sets.ByLength()], clock.GetElapsedTime(started).TotalSeconds) { Sets = sets };
        });
    }
}
