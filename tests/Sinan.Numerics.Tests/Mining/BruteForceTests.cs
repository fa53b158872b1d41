using System.Numerics;
using Sinan.Numerics.Mining;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Mining;

/// <summary>Mining against counting every subset of every basket, on 400 random databases of 1 to 400 baskets and 1 to 11 items.</summary>
public sealed class BruteForceTests
{
    const int Databases = 400;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Frequent_closed_and_maximal_sets_equal_brute_force()
    {
        for (long seed = 1; seed <= Databases; seed++)
        {
            var database = new Database(seed);
            var sets = ItemsetMiner.Mine(database.Transactions, database.MinCount, database.MaxLength, threads: 1 + (int)(seed % 3), Stop);

            var frequent = database.Frequent();
            Assert.Equal(frequent, Listed(sets));
            Assert.Equal(frequent.Where(s => !frequent.Any(t => IsWithin(s.Key, t.Key) && t.Value == s.Value)), Listed(sets.Closed()));
            Assert.Equal(frequent.Where(s => !frequent.Any(t => IsWithin(s.Key, t.Key))), Listed(sets.Maximal()));
        }
    }

    [Fact]
    public void Rules_with_all_their_measures_equal_brute_force()
    {
        for (long seed = 1; seed <= Databases; seed++)
        {
            var database = new Database(seed);
            var minConfidence = seed % 10 / 10.0;
            var sets = ItemsetMiner.Mine(database.Transactions, database.MinCount, cancellationToken: Stop);
            var rules = AssociationRules.Of(sets, minConfidence, threads: 2, cancellationToken: Stop);

            var expected = new SortedDictionary<(int If, int Then), (int Count, int If, int Then)>();
            foreach (var (set, count) in new Database(seed, anyLength: true).Frequent())
            {
                for (var then = (set - 1) & set; then > 0; then = (then - 1) & set)
                {
                    if (count >= minConfidence * database.CountOf(set & ~then))
                        expected.Add((set & ~then, then), (count, database.CountOf(set & ~then), database.CountOf(then)));
                }
            }

            Assert.Equal(expected.Keys, rules.Select(r => (Mask(r.If.AsSpan()), Mask(r.Then.AsSpan()))).Order());
            foreach (var rule in rules)
            {
                var (count, ifCount, thenCount) = expected[(Mask(rule.If.AsSpan()), Mask(rule.Then.AsSpan()))];
                var n = (double)database.Transactions.Count;
                Assert.Equal((count, ifCount, thenCount), (rule.Count, rule.IfCount, rule.ThenCount));
                Assert.Equal(count / n, rule.Support, 1e-12);
                Assert.Equal((double)count / ifCount, rule.Confidence, 1e-12);
                Assert.Equal(count / (double)ifCount / (thenCount / n), rule.Lift, 1e-9);
                Assert.Equal((count / n) - (ifCount / n * (thenCount / n)), rule.Leverage, 1e-12);
                Assert.Equal(count == ifCount ? double.PositiveInfinity : (1 - (thenCount / n)) / (1 - ((double)count / ifCount)), rule.Conviction, 1e-6);
                Assert.InRange(rule.Q, 0, 1);
            }

            Assert.Equal(rules.OrderByDescending(r => r.Lift).Select(r => r.Lift), rules.Select(r => r.Lift));
        }
    }

    [Fact]
    public void Bits_are_packed_as_the_definition_says()
    {
        var random = new SplitMix64(21);
        for (var round = 0; round < 500; round++)
        {
            var width = 1 + random.NextInt(5);
            var source = Enumerable.Range(0, width).Select(_ => random.NextUInt64()).ToArray();
            var mask = Enumerable.Range(0, width).Select(_ => random.NextInt(4) switch { 0 => 0UL, 1 => ulong.MaxValue, 2 => random.NextUInt64() & random.NextUInt64() & random.NextUInt64(), _ => random.NextUInt64() }).ToArray();
            var places = Enumerable.Range(0, 64 * width).Where(b => (mask[b / 64] >> (b % 64) & 1) == 1).ToList();
            var expected = new ulong[BitRows.WordsFor(places.Count)];
            for (var i = 0; i < places.Count; i++)
                expected[i / 64] |= (source[places[i] / 64] >> (places[i] % 64) & 1) << (i % 64);

            var packed = new ulong[expected.Length];
            BitRows.Extract(source, mask, packed);

            Assert.Equal(expected, packed);
            Assert.Equal(source.Zip(mask, (s, m) => BitOperations.PopCount(s & m)).Sum(), BitRows.CountBoth(source, mask));
            // The twin for processors without the instruction, word by word.
            var bits = Enumerable.Range(0, 64).Where(b => (mask[0] >> b & 1) == 1).Select((b, i) => (source[0] >> b & 1) << i);
            Assert.Equal(bits.Aggregate(0UL, (all, bit) => all | bit), BitRows.ExtractOneByOne(source[0], mask[0]));
        }
    }

    static SortedDictionary<int, int> Listed(FrequentItemsets sets)
    {
        var listed = new SortedDictionary<int, int>();
        for (var s = 0; s < sets.Count; s++)
            listed.Add(Mask(sets.ItemsOf(s)), sets.CountOf(s));
        return listed;
    }

    static bool IsWithin(int set, int larger) => set != larger && (set & larger) == set;

    static int Mask(ReadOnlySpan<int> items)
    {
        var mask = 0;
        foreach (var item in items)
            mask |= 1 << item;
        return mask;
    }

    /// <summary>Random baskets as masks of items; the frequent item of some databases fills whole words of bits.</summary>
    sealed class Database
    {
        readonly List<int> baskets = [];

        public Database(long seed, bool anyLength = false)
        {
            var random = new SplitMix64(seed);
            var items = 1 + random.NextInt(11);
            var shares = Enumerable.Range(0, items).Select(_ => random.NextInt(3) == 0 ? 0.9 : random.NextDouble() * 0.6).ToArray();
            var count = 1 + random.NextInt(seed % 2 == 0 ? 12 : 400);
            for (var b = 0; b < count; b++)
                baskets.Add(Enumerable.Range(0, items).Where(i => random.NextBool(shares[i])).Aggregate(0, (mask, i) => mask | (1 << i)));
            MinCount = 1 + random.NextInt(1 + (count / 4));
            MaxLength = anyLength || random.NextInt(4) > 0 ? int.MaxValue : 1 + random.NextInt(4);
            Transactions = new Transactions();
            foreach (var basket in baskets)
                Transactions.Add([.. Enumerable.Range(0, items).Where(i => (basket >> i & 1) == 1).OrderBy(_ => random.NextUInt64())]);
        }

        public Transactions Transactions { get; }

        public int MinCount { get; }

        public int MaxLength { get; }

        public int CountOf(int set) => baskets.Count(b => (b & set) == set);

        public SortedDictionary<int, int> Frequent()
        {
            var counted = new SortedDictionary<int, int>();
            foreach (var basket in baskets)
            {
                for (var subset = basket; subset > 0; subset = (subset - 1) & basket)
                    counted[subset] = counted.GetValueOrDefault(subset) + 1;
            }

            foreach (var set in counted.Where(s => s.Value < MinCount || BitOperations.PopCount((uint)s.Key) > MaxLength).Select(s => s.Key).ToList())
                counted.Remove(set);
            return counted;
        }
    }
}
