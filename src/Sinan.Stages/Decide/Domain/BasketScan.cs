using Sinan.Numerics.Behavior;
using Sinan.Numerics.Mining;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Baskets of the purchase event: what a user bought in one go, gaps of up to half an hour.</summary>
sealed class BasketScan(BehaviorIndex index, int purchaseCode, BehaviorColumn items)
{
    /// <summary>Larger baskets are wholesale orders: everything goes with everything in them.</summary>
    public const int MostItems = 100;

    /// <summary>Visits each basket: user, time of its first purchase, distinct item codes ascending.</summary>
    public void Each(Action<int, long, IReadOnlyList<int>> visit, CancellationToken cancellationToken) =>
        new EventGroups(index, purchaseCode, items.CodeAt) { GapMs = EventGroups.BreakMs }.Each((user, start, basket) =>
        {
            if (basket.Count <= MostItems)
                visit(user, start, basket);
        }, cancellationToken);

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
