using Sinan.Numerics.Behavior;
using Sinan.Numerics.Mining;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Baskets of the purchase event: what a user bought in one go, gaps of up to half an hour.</summary>
sealed class BasketScan(BehaviorIndex index, int purchaseCode, BehaviorColumn items)
{
    public const long GapMs = 1_800_000;

    /// <summary>Larger baskets are wholesale orders: everything goes with everything in them.</summary>
    public const int MostItems = 100;

    /// <summary>Visits each basket: user, time of its first purchase, distinct item codes ascending.</summary>
    public void Each(Action<int, long, IReadOnlyList<int>> visit, CancellationToken cancellationToken)
    {
        var basket = new SortedSet<int>();
        for (var user = 0; user < index.Users; user++)
        {
            if (user % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            var (from, to) = index.RangeOf(user);
            var (start, last) = (0L, long.MinValue);
            for (var at = from; at < to; at++)
            {
                if (index.EventAt(at) != purchaseCode || items.CodeAt(at) is not (>= 0 and var item))
                    continue;
                var time = index.TimeAt(at);
                if (basket.Count > 0 && time - last > GapMs)
                    Flush();
                if (basket.Count == 0)
                    start = time;
                basket.Add(item);
                last = time;
            }

            if (basket.Count > 0)
                Flush();

            void Flush()
            {
                if (basket.Count <= MostItems)
                    visit(user, start, [.. basket]);
                basket.Clear();
            }
        }
    }

    /// <summary>Pairs in at least <paramref name="least"/> baskets that are more than chance, from the rarer item to the other, the largest surplus first.</summary>
    public IReadOnlyList<AssociationRule> Pairs(int least, CancellationToken cancellationToken)
    {
        var baskets = new Transactions();
        Each((_, _, basket) => baskets.Add([.. basket]), cancellationToken);
        var frequent = ItemsetMiner.Mine(baskets, least, maxLength: 2, cancellationToken: cancellationToken);
        return
        [
            .. AssociationRules.Of(frequent, minConfidence: 0, minLift: 1, mostThen: 1, cancellationToken: cancellationToken)
                .Where(r => r.IfCount < r.ThenCount || (r.IfCount == r.ThenCount && r.If[0] < r.Then[0]))
                .OrderByDescending(r => r.Leverage).ThenBy(r => r.If[0]).ThenBy(r => r.Then[0]),
        ];
    }
}
