using System.IO.Compression;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Mining;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Mining;

public sealed class ItemsetMinerTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static JsonElement Vectors() => JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "ml", "itemsets.json"))).RootElement;

    static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetInt32())];

    static Transactions Small(JsonElement vectors)
    {
        var transactions = new Transactions();
        foreach (var basket in vectors.GetProperty("small").GetProperty("transactions").EnumerateArray())
            transactions.Add(Ints(basket));
        return transactions;
    }

    static SortedDictionary<string, int> Listed(FrequentItemsets sets)
    {
        var listed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var s = 0; s < sets.Count; s++)
            listed.Add(string.Join(' ', sets.ItemsOf(s).ToArray()), sets.CountOf(s));
        return listed;
    }

    // Brute force over all subsets: conformance/ml/itemsets.json.
    [Fact]
    public void Every_frequent_set_of_the_small_baskets_is_found()
    {
        var small = Vectors().GetProperty("small");
        var sets = ItemsetMiner.Mine(Small(Vectors()), small.GetProperty("min_count").GetInt32(), cancellationToken: Stop);

        var expected = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var set in small.GetProperty("frequent").EnumerateArray())
            expected.Add(string.Join(' ', Ints(set.GetProperty("items"))), set.GetProperty("count").GetInt32());
        Assert.Equal(expected, Listed(sets));
        Assert.Equal(small.GetProperty("closed_count").GetInt32(), sets.Closed().Count);
        Assert.Equal(
            small.GetProperty("maximal").EnumerateArray().Select(s => string.Join(' ', Ints(s))).Order(StringComparer.Ordinal),
            Listed(sets.Maximal()).Keys);
    }

    // The same source: support, confidence, lift, leverage and conviction of all rules.
    [Fact]
    public void Every_rule_of_the_small_baskets_is_found()
    {
        var small = Vectors().GetProperty("small");
        var sets = ItemsetMiner.Mine(Small(Vectors()), small.GetProperty("min_count").GetInt32(), cancellationToken: Stop);
        var rules = AssociationRules.Of(sets, small.GetProperty("min_confidence").GetDouble(), cancellationToken: Stop)
            .ToDictionary(r => string.Join(' ', r.If) + ">" + string.Join(' ', r.Then), StringComparer.Ordinal);

        Assert.Equal(small.GetProperty("rules").GetArrayLength(), rules.Count);
        foreach (var expected in small.GetProperty("rules").EnumerateArray())
        {
            var rule = rules[string.Join(' ', Ints(expected.GetProperty("antecedent"))) + ">" + string.Join(' ', Ints(expected.GetProperty("consequent")))];
            Assert.Equal(expected.GetProperty("support").GetDouble(), rule.Support, 1e-12);
            Assert.Equal(expected.GetProperty("confidence").GetDouble(), rule.Confidence, 1e-12);
            Assert.Equal(expected.GetProperty("lift").GetDouble(), rule.Lift, 1e-12);
            Assert.Equal(expected.GetProperty("leverage").GetDouble(), rule.Leverage, 1e-12);
            if (expected.GetProperty("conviction").ValueKind == JsonValueKind.Number)
                Assert.Equal(expected.GetProperty("conviction").GetDouble(), rule.Conviction, 1e-9);
            else
                Assert.Equal(double.PositiveInfinity, rule.Conviction);
            Assert.InRange(rule.Q, rule.P, 1);
        }
    }

    // Borgelt's fpgrowth 6.7 and LCM v3: counts of the published files.
    [Theory]
    [InlineData("retail.dat.gz", 20)]
    [InlineData("retail.dat.gz", 100)]
    [InlineData("retail.dat.gz", 500)]
    [InlineData("T10I4D100K.dat.gz", 20)]
    [InlineData("T10I4D100K.dat.gz", 100)]
    [InlineData("T10I4D100K.dat.gz", 500)]
    public void Counts_of_published_files_equal_fpgrowth_and_lcm(string file, int minCount)
    {
        var expected = Vectors().GetProperty("files").EnumerateArray()
            .Single(f => f.GetProperty("file").GetString() == file && f.GetProperty("min_count").GetInt32() == minCount);
        var transactions = new Transactions();
        using var lines = new StreamReader(new GZipStream(File.OpenRead(SharedMaterial.Path("data", "fimi", file)), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
            transactions.Add([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]);

        var sets = ItemsetMiner.Mine(transactions, minCount, cancellationToken: Stop);

        Assert.Equal(Ints(expected.GetProperty("frequent_by_size")), sets.ByLength());
        Assert.Equal(expected.GetProperty("closed").GetInt32(), sets.Closed().Count);
        Assert.Equal(expected.GetProperty("maximal").GetInt32(), sets.Maximal().Count);
    }

    [Fact]
    public void Random_baskets_give_what_counting_every_subset_gives() =>
        Prop.ForAll<byte[][], PositiveInt>((baskets, least) =>
        {
            var minCount = 1 + (least.Get % 4);
            var transactions = new Transactions();
            var counted = new SortedDictionary<string, int>(StringComparer.Ordinal);
            foreach (var bytes in baskets)
            {
                int[] basket = [.. bytes.Take(6).Select(b => b % 7).Distinct().Order()];
                transactions.Add(basket);
                for (var mask = 1; mask < 1 << basket.Length; mask++)
                {
                    var subset = string.Join(' ', basket.Where((_, i) => (mask >> i & 1) == 1));
                    counted[subset] = counted.GetValueOrDefault(subset) + 1;
                }
            }

            var expected = counted.Where(p => p.Value >= minCount).Select(p => (p.Key, p.Value));
            var sets = ItemsetMiner.Mine(transactions, minCount, threads: 2, cancellationToken: Stop);
            return Listed(sets).Select(p => (p.Key, p.Value)).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Length_can_be_bounded_and_repeats_count_once()
    {
        var transactions = new Transactions();
        transactions.Add([3, 1, 3, 2]);
        transactions.Add([1, 2, 3]);
        transactions.Add([]);

        Assert.Equal([3, 3], ItemsetMiner.Mine(transactions, 2, maxLength: 2, cancellationToken: Stop).ByLength());
        Assert.Equal(3, transactions.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => transactions.Add([-1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ItemsetMiner.Mine(transactions, 0, cancellationToken: Stop));
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var transactions = Small(Vectors());
        var one = ItemsetMiner.Mine(transactions, 2, threads: 1, cancellationToken: Stop);
        var four = ItemsetMiner.Mine(transactions, 2, threads: 4, cancellationToken: Stop);

        Assert.Equal(one.Count, four.Count);
        for (var s = 0; s < one.Count; s++)
            Assert.Equal(one.ItemsOf(s).ToArray(), four.ItemsOf(s).ToArray());
    }
}
