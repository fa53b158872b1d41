using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Decide.Domain;

/// <summary>Two items that are in baskets together more often than chance.</summary>
/// <param name="If">Code of the item bought.</param>
/// <param name="Then">Code of the item that goes with it.</param>
/// <param name="Baskets">All baskets.</param>
/// <param name="Both">Baskets with both.</param>
/// <param name="WithIf">Baskets with the first.</param>
/// <param name="WithThen">Baskets with the second.</param>
/// <param name="Q">Chance of such a count without a link (hypergeometric), adjusted over all pairs (Benjamini–Hochberg).</param>
sealed record ItemPair(int If, int Then, int Baskets, int Both, int WithIf, int WithThen, double Q)
{
    public double Confidence => Both / (double)WithIf;

    public double Lift => Confidence / (WithThen / (double)Baskets);

    /// <summary>Baskets with both beyond what chance would give.</summary>
    public double Surplus => Both - (double)WithIf * WithThen / Baskets;
}

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

    /// <summary>Pairs in at least <paramref name="least"/> baskets, each in its stronger direction, the largest surplus first.</summary>
    public IReadOnlyList<ItemPair> Pairs(int least, CancellationToken cancellationToken)
    {
        var (single, baskets) = (new int[items.Values], new List<IReadOnlyList<int>>());
        Each((_, _, basket) =>
        {
            baskets.Add(basket);
            foreach (var item in basket)
                single[item]++;
        }, cancellationToken);

        var together = new Dictionary<long, int>();
        foreach (var basket in baskets)
        {
            var frequent = basket.Where(i => single[i] >= least).ToList();
            for (var a = 0; a < frequent.Count; a++)
            {
                for (var b = a + 1; b < frequent.Count; b++)
                {
                    var key = (long)frequent[a] << 32 | (uint)frequent[b];
                    together[key] = together.GetValueOrDefault(key) + 1;
                }
            }
        }

        var pairs = together.Where(p => p.Value >= least).OrderBy(p => p.Key).Select(p => (A: (int)(p.Key >> 32), B: (int)(p.Key & uint.MaxValue), Both: p.Value)).ToList();
        var q = MultipleTesting.BenjaminiHochberg([.. pairs.Select(p => Math.Clamp(Hypergeometric.UpperTail(p.Both, single[p.A], single[p.B], baskets.Count), 0, 1))]);
        return
        [
            .. pairs.Select((p, n) => single[p.A] <= single[p.B]
                    ? new ItemPair(p.A, p.B, baskets.Count, p.Both, single[p.A], single[p.B], q[n])
                    : new ItemPair(p.B, p.A, baskets.Count, p.Both, single[p.B], single[p.A], q[n]))
                .OrderByDescending(p => p.Surplus),
        ];
    }
}
