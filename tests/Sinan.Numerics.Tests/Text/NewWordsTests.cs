using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class NewWordsTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly NewWordOptions Open = new() { LeastCount = 2, LeastAssociation = double.NegativeInfinity, LeastFreedom = 0 };

    // By hand: 甲乙 4 times, 甲 4, 乙 4, of 13 characters: ln(4 · 13 ÷ 16). Left of it 丙, 丁, 丙, 丁: ln 2; right of it 丙 and three borders, all different: ln 4.
    [Fact]
    public void Association_and_freedom_are_those_worked_by_hand()
    {
        var word = NewWords.Find(["丙甲乙", "丁甲乙，", "丙甲乙丙", "丁甲乙A"], _ => false, _ => false, Open with { Longest = 2 }, Stop).Single(w => w.Text == "甲乙");

        Assert.Equal(4, word.Count);
        Assert.Equal(Math.Log(4 * 13 / 16.0), word.Association, 12);
        Assert.Equal(Math.Log(2), word.Freedom, 12);
        Assert.Equal(word.Association * word.Freedom, word.Score);
    }

    // By hand: 甲乙丙 2 times of 9 characters; 甲 2 and 乙丙 3, or 甲乙 2 and 丙 3: both ln(2 · 9 ÷ 6). With one 甲乙 more the second split is the weaker one.
    [Fact]
    public void The_weakest_split_counts()
    {
        static double Association(params string[] texts) => NewWords.Find(texts, _ => false, _ => false, Open with { Longest = 3 }, Stop).Single(w => w.Text == "甲乙丙").Association;

        Assert.Equal(Math.Log(2 * 9 / 6.0), Association("甲乙丙", "甲乙丙", "乙丙丁"), 12);
        Assert.Equal(Math.Log(2 * 11 / 9.0), Association("甲乙丙", "甲乙丙", "乙丙丁", "甲乙"), 12);
    }

    [Fact]
    public void Planted_words_are_found_and_nothing_else()
    {
        var random = new SplitMix64(11);
        string[] planted = ["魑魅", "饕餮兽", "氤氲之气"];
        var texts = Enumerable.Range(0, 3000).Select(i =>
        {
            var filler = string.Concat(Enumerable.Range(0, 20).Select(_ => (char)('一' + random.NextInt(400))));
            return i % 5 == 0 ? filler[..10] + planted[random.NextInt(3)] + filler[10..] : filler;
        }).ToArray();

        var found = NewWords.Find(texts, _ => false, _ => false, new NewWordOptions(), Stop);

        Assert.Equal(planted.Order(StringComparer.Ordinal), found.Select(w => w.Text).Order(StringComparer.Ordinal));
        Assert.All(found, w => Assert.InRange(w.Count, 150, 250));
        Assert.Equal(["饕餮兽", "氤氲之气"], NewWords.Find(texts, w => w == "魑魅", _ => false, new NewWordOptions(), Stop).Select(w => w.Text).OrderBy(w => w.Length));
    }

    // Planted words of up to eight characters, and no piece of theirs.
    [Fact]
    public void Long_words_are_found_whole()
    {
        var random = new SplitMix64(14);
        string[] planted = ["魑魅魍魉谷", "饕餮奶茶铺子", "氤氲之气旗舰店", "葳蕤科技有限公司"];
        var texts = Enumerable.Range(0, 3000).Select(i =>
        {
            var filler = string.Concat(Enumerable.Range(0, 20).Select(_ => (char)('一' + random.NextInt(400))));
            return i % 5 == 0 ? filler[..10] + planted[random.NextInt(4)] + filler[10..] : filler;
        }).ToArray();

        Assert.Equal(planted.Order(StringComparer.Ordinal), NewWords.Find(texts, _ => false, _ => false, new NewWordOptions(), Stop).Select(w => w.Text).Order(StringComparer.Ordinal));
        Assert.All(NewWords.Find(texts, _ => false, _ => false, new NewWordOptions { Longest = 5 }, Stop), w => Assert.True(w.Text.Length <= 5));
    }

    // By hand: 乙丙 stands 90 times in 甲乙丙丁 and 10 times with ten other pairs of neighbours: enough company for a word, but nine in ten inside a longer one.
    [Fact]
    public void A_piece_that_nearly_always_stands_in_a_longer_word_is_dropped()
    {
        static IReadOnlyList<string> Found(int alone) => [.. NewWords.Find(
            [
                .. Enumerable.Range(0, 90).Select(i => $"{(char)('一' + (7 * i))}甲乙丙丁{(char)('七' + (11 * i))}"),
                .. Enumerable.Range(0, alone).Select(i => $"{(char)('三' + (13 * i))}乙丙{(char)('下' + (17 * i))}"),
                .. Enumerable.Range(0, 3000).Select(i => $"{(char)('一' + (i % 997))}{(char)('丈' + (i % 1009))}"),
            ], _ => false, _ => false, new NewWordOptions { LeastFreedom = 0.3, LeastAssociation = 1 }, Stop).Select(w => w.Text)];

        Assert.Contains("甲乙丙丁", Found(10));
        Assert.DoesNotContain("乙丙", Found(10));
        Assert.Contains("乙丙", Found(60));
    }

    // 无法 and 没法 are words: what begins with the second character of them is a piece, however free it looks.
    [Fact]
    public void What_begins_inside_words_of_the_dictionary_is_a_piece()
    {
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => $"{(char)('一' + (7 * i))}{"无没设乏"[i % 4]}法酣眠{(char)('丈' + (11 * i))}"), .. Enumerable.Range(0, 3000).Select(i => $"{(char)('三' + (i % 997))}{(char)('下' + (i % 1009))}")];
        IReadOnlyList<string> Found(Func<string, bool> isPair) => [.. NewWords.Find(texts, _ => false, isPair, new NewWordOptions { LeastAssociation = 1 }, Stop).Select(w => w.Text)];

        Assert.Contains("法酣眠", Found(_ => false));
        Assert.DoesNotContain("法酣眠", Found(pair => pair is "无法" or "没法" or "设法"));
        // Not where the word itself begins with a word.
        Assert.Contains("法酣眠", Found(pair => pair is "无法" or "没法" or "设法" or "法酣"));
    }

    [Fact]
    public void With_little_memory_the_frequent_words_are_still_found()
    {
        var random = new SplitMix64(12);
        var texts = Enumerable.Range(0, 4000).Select(i =>
            string.Concat(Enumerable.Range(0, 12).Select(_ => (char)('一' + random.NextInt(2000)))) + (i % 20 == 0 ? "饕餮" + (char)('一' + random.NextInt(2000)) : "")).ToArray();

        var found = NewWords.Find(texts, _ => false, _ => false, new NewWordOptions { MostSequences = 20_000 }, Stop);

        var word = Assert.Single(found, w => w.Text == "饕餮");
        Assert.InRange(word.Count, 160, 200);
    }

    [Fact]
    public void Counts_are_never_too_large_and_too_small_by_what_was_forgotten_at_most()
    {
        var random = new SplitMix64(13);
        var (bounded, exact) = (new SequenceCounts<ulong>(50), new Dictionary<ulong, int>());
        for (var i = 0; i < 20_000; i++)
        {
            var key = (ulong)(1 / (random.NextDouble() + 1e-4));
            bounded.Add(key);
            exact[key] = exact.GetValueOrDefault(key) + 1;
            Assert.True(bounded.All.Count() <= 50);
        }

        Assert.All(exact, e => Assert.InRange(bounded.Of(e.Key), e.Value - bounded.Forgotten, e.Value));
    }

    [Fact]
    public void No_texts_have_no_words_and_bad_lengths_are_refused()
    {
        Assert.Empty(NewWords.Find([], _ => false, _ => false, new NewWordOptions(), Stop));
        Assert.Empty(NewWords.Find(["", "abc", "好"], _ => false, _ => false, Open, Stop));
        Assert.Throws<ArgumentOutOfRangeException>(() => NewWords.Find([], _ => false, _ => false, new NewWordOptions { Longest = 9 }, Stop));
    }
}
