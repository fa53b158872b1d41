using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class NearDuplicatesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static ulong[] Set(string text)
    {
        var shingles = new List<ulong>();
        Shingles.Of(text, shingles);
        return [.. shingles];
    }

    // By hand: abcabc has abc, bca, cab; abcd and abce share abc of {abc, bcd, bce}.
    [Fact]
    public void Similarity_is_shared_shingles_over_all()
    {
        Assert.Equal(3, Set("abcabc").Length);
        Assert.Equal(1.0 / 3, Shingles.Jaccard(Set("abcd"), Set("abce")));
        Assert.Equal(1, Shingles.Jaccard(Set(""), Set("")));
        Assert.Equal(0, Shingles.Jaccard(Set("好"), Set("")));
        Assert.Equal(1, Shingles.Jaccard(Set("好"), Set("好")));
    }

    [Fact]
    public void Similarity_equals_the_one_of_sets_of_substrings()
    {
        var texts = Gen.Elements("ab好的".ToCharArray()).ArrayOf().Select(a => new string(a)).ToArbitrary();
        static HashSet<string> Plain(string text) => text.Length is > 0 and < 3 ? [text] : [.. Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(i => text.Substring(i, 3))];

        Prop.ForAll(texts, texts, (a, b) =>
        {
            var (x, y) = (Plain(a), Plain(b));
            var union = x.Union(y).Count();
            return Shingles.Jaccard(Set(a), Set(b)) == (union == 0 ? 1 : x.Intersect(y).Count() / (double)union);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void The_vector_signature_equals_the_scalar_one()
    {
        var hashes = new MinHash(7);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).Select(i => (ulong)i << 17 | (uint)i).ArrayOf().ToArbitrary(), set =>
        {
            var (vector, scalar) = (new uint[MinHash.Length], new uint[MinHash.Length]);
            hashes.Sign(set, vector);
            hashes.SignScalar(set, scalar);
            return vector.SequenceEqual(scalar);
        }).QuickCheckThrowOnFailure();
    }

    // Sets {0…99} and {shift…99+shift}: J = (100 − shift) ÷ (100 + shift). Mean over 400 seeds within four standard errors √(J(1−J) ÷ (128 · 400)).
    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(50)]
    public void The_estimate_is_unbiased(int shift)
    {
        var (a, b) = (Numbers(0), Numbers(shift));
        var truth = (100.0 - shift) / (100 + shift);
        var (x, y) = (new uint[MinHash.Length], new uint[MinHash.Length]);
        var sum = 0.0;
        for (var seed = 0; seed < 400; seed++)
        {
            var hashes = new MinHash(seed);
            hashes.Sign(a, x);
            hashes.Sign(b, y);
            sum += MinHash.Similarity(x, y);
        }

        Assert.Equal(truth, sum / 400, 4 * Math.Sqrt(truth * (1 - truth) / (MinHash.Length * 400.0)));
    }

    // P = 1 − (1 − sʳ)ᵇ with b = 32, r = 4 (Leskovec, Rajaraman and Ullman, section 3.4): found share of 1,000 seeds within four standard errors.
    [Theory]
    [InlineData(60)]
    [InlineData(45)]
    [InlineData(35)]
    public void A_band_is_equal_as_often_as_the_law_says(int shift)
    {
        var (a, b) = (Numbers(0), Numbers(shift));
        var expected = 1 - Math.Pow(1 - Math.Pow((100.0 - shift) / (100 + shift), 4), 32);
        var (x, y) = (new uint[MinHash.Length], new uint[MinHash.Length]);
        var found = 0;
        for (var seed = 0; seed < 1000; seed++)
        {
            var hashes = new MinHash(seed);
            hashes.Sign(a, x);
            hashes.Sign(b, y);
            found += Enumerable.Range(0, 32).Any(band => x.AsSpan(band * 4, 4).SequenceEqual(y.AsSpan(band * 4, 4))) ? 1 : 0;
        }

        Assert.Equal(expected, NearDuplicateOptions.Recall((100.0 - shift) / (100 + shift)), 12);
        Assert.Equal(expected, found / 1000.0, 4 * Math.Sqrt(expected * (1 - expected) / 1000));
    }

    // Brute force: all pairs compared exactly, groups by repeated joining.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Groups_equal_those_of_comparing_all_pairs(long seed)
    {
        var texts = Planted(seed, 200, 60);
        var sets = texts.Select(Set).ToArray();
        var label = Enumerable.Range(0, texts.Length).ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (label[i] == label[j] || Shingles.Jaccard(sets[i], sets[j]) < 0.8)
                    continue;
                var (from, to) = (label[i], label[j]);
                label = [.. label.Select(l => l == from ? to : l)];
            }
        }

        var expected = Enumerable.Range(0, texts.Length).GroupBy(i => label[i]).Where(g => g.Count() > 1).Select(g => string.Join(' ', g)).ToHashSet();
        var found = NearDuplicates.Find(texts, new NearDuplicateOptions { Threads = 2 }, Stop);

        Assert.True(expected.Count > 10);
        Assert.Equal(expected, found.Groups.Select(g => string.Join(' ', g)).ToHashSet());
    }

    [Fact]
    public void The_answer_does_not_depend_on_threads()
    {
        var texts = Planted(4, 300, 40);
        var one = NearDuplicates.Find(texts, new NearDuplicateOptions { Threads = 1 }, Stop);
        var four = NearDuplicates.Find(texts, new NearDuplicateOptions { Threads = 4 }, Stop);

        Assert.Equal(one.Groups, four.Groups);
        Assert.Equal(one.Compared, four.Compared);
    }

    [Fact]
    public void Fingerprints_find_a_long_text_with_one_changed_word()
    {
        var random = new SplitMix64(5);
        var text = string.Concat(Enumerable.Range(0, 2000).Select(_ => (char)('一' + random.NextInt(3000))));
        var changed = text[..1000] + "改" + text[1001..];

        Assert.InRange(SimHash.Distance(SimHash.Of(Set(text)), SimHash.Of(Set(changed))), 0, SimHash.MostDifferent);
        var found = NearDuplicates.Find([text, "别的话", changed], new NearDuplicateOptions { Method = NearDuplicateMethod.SimHash }, Stop);
        Assert.Equal([0, 2], Assert.Single(found.Groups));
    }

    // By hand: one shingle gives its own hash; the majority of three equal ones cannot change it.
    [Fact]
    public void A_fingerprint_is_the_majority_of_bits()
    {
        ulong[] one = [42], other = [43];

        Assert.Equal(0UL, SimHash.Of([]));
        Assert.Equal(SimHash.Of(one) & SimHash.Of(other), SimHash.Of([42, 43]));
        Assert.Equal(64, SimHash.Distance(0, ulong.MaxValue));
    }

    [Fact]
    public void A_million_identical_texts_cost_little_more_than_one()
    {
        var texts = new string[1_000_000];
        Array.Fill(texts, "物流太慢了，等了一个星期还没有到");
        var before = GC.GetAllocatedBytesForCurrentThread();

        var found = NearDuplicates.Find(texts, new NearDuplicateOptions(), Stop);

        Assert.Equal(1_000_000, Assert.Single(found.Groups).Length);
        Assert.Equal(0, found.Compared);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32_000_000);
    }

    [Fact]
    public void Thousands_that_are_alike_but_not_the_same_take_linear_work()
    {
        static long Compared(int n) => NearDuplicates.Find(
            [.. Enumerable.Range(0, n).Select(i => $"抢购活动开始了大家快来参加吧错过今天再等一年，订单编号{i:D6}")], new NearDuplicateOptions { Least = 0.7 }, TestContext.Current.CancellationToken).Compared;

        Assert.InRange(Compared(8000), 0, 3 * Compared(4000));
    }

    [Fact]
    public void Empty_texts_are_in_no_group_and_bad_thresholds_are_refused()
    {
        Assert.Empty(NearDuplicates.Find(["", null, ""], new NearDuplicateOptions(), Stop).Groups);
        Assert.Throws<ArgumentOutOfRangeException>(() => NearDuplicates.Find([], new NearDuplicateOptions { Least = 0 }, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => NearDuplicates.Find([], new NearDuplicateOptions { Least = 1.1 }, Stop));
    }

    static ulong[] Numbers(int from) => [.. Enumerable.Range(from, 100).Select(i => (ulong)i * 1_000_003)];

    /// <summary>Random texts; every third or so repeats an earlier one with one or two characters changed.</summary>
    static string[] Planted(long seed, int count, int length)
    {
        var random = new SplitMix64(seed);
        var texts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && random.NextBool(0.35))
            {
                var copy = texts[random.NextInt(texts.Count)].ToCharArray();
                for (var change = random.NextInt(3); change > 0; change--)
                    copy[random.NextInt(copy.Length)] = (char)('一' + random.NextInt(500));
                texts.Add(new string(copy));
            }
            else
            {
                texts.Add(string.Concat(Enumerable.Range(0, length).Select(_ => (char)('一' + random.NextInt(500)))));
            }
        }

        return [.. texts];
    }
}
