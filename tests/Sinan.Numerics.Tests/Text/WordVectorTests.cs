using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class WordVectorTests
{
    static readonly string[] parcels = ["parcel", "doorstep", "morning", "neighbour", "signature", "address", "waited", "street"];
    static readonly string[] sofas = ["fabric", "cushion", "comfortable", "living", "colour", "legs", "assembly", "leather"];
    static readonly string[] 送货 = ["包裹", "签收", "门口", "地址", "昨天", "电话", "楼下", "小区"];
    static readonly string[] 家具 = ["布料", "坐垫", "舒服", "客厅", "颜色", "木头", "安装", "皮革"];

    static readonly Lazy<WordVectors> Planted = new(() => Train(Texts(1_500), 1));

    // "courier" and "postman" keep the company of parcels, "wardrobe" that of sofas; none shares a piece with another.
    [Theory]
    [InlineData("courier", "postman", "wardrobe")]
    [InlineData("postman", "courier", "wardrobe")]
    [InlineData("快递", "物流", "沙发")]
    [InlineData("物流", "快递", "沙发")]
    public void Words_in_the_same_company_are_nearest(string word, string alike, string other)
    {
        string[] named = ["courier", "postman", "wardrobe", "快递", "物流", "沙发"];
        var vector = new float[Planted.Value.Dimensions];
        Planted.Value.TryVector(word, vector);

        var near = Planted.Value.Nearest(vector, 5, n => named.Contains(n.Word) && n.Word != word);

        Assert.Equal(alike, near[0].Word);
        Assert.True(near[0].Similarity > Planted.Value.Similarity(word, other) + 0.3, string.Join(' ', near));
        Assert.Equal(near[0].Similarity, Planted.Value.Similarity(alike, word)!.Value, 1e-5);
        Assert.Equal(Planted.Value.CountOf(alike), near[0].Count);
    }

    [Theory]
    [InlineData("couriers", "courier")]
    [InlineData("Cuorier", "courier")]
    [InlineData("wardrobes", "wardrobe")]
    [InlineData("wardorbe", "wardrobe")]
    [InlineData("comfortably", "comfortable")]
    [InlineData("真皮革", "皮革")]
    public void A_word_that_was_never_read_lies_by_what_it_is_made_of(string unseen, string stem)
    {
        Assert.Equal(0, Planted.Value.CountOf(unseen));
        Assert.Equal(stem, Planted.Value.Nearest(unseen, 1)[0].Word);
    }

    [Fact]
    public void A_text_lies_with_its_subject()
    {
        var (reader, parcel, sofa, asked) = (new WordReader(TestDictionaries.Segmenter), new float[64], new float[64], new float[64]);
        Planted.Value.TryText("parcel doorstep signature", reader, parcel);
        Planted.Value.TryText("fabric cushion leather", reader, sofa);
        Planted.Value.TryText("my neighbour waited in the street", reader, asked);

        Assert.True(LaneSums.Dot(asked, parcel) > LaneSums.Dot(asked, sofa) + 0.5);
        Assert.False(Planted.Value.TryText("!!! 123", reader, asked));
    }

    [Fact]
    public void The_answer_depends_on_the_seed_and_not_on_the_threads()
    {
        var texts = Texts(300);

        var one = Bytes(Train(texts, 1));

        Assert.Equal(one, Bytes(Train(texts, 1)));
        Assert.Equal(one, Bytes(Train(texts, 2)));
        Assert.Equal(one, Bytes(Train(texts, 4)));
        Assert.NotEqual(one, Bytes(Train(texts, 1, seed: 2)));
    }

    [Fact]
    public void A_file_gives_back_the_same_words_and_damage_is_seen()
    {
        var bytes = Bytes(Planted.Value);

        var again = WordVectors.Load(new MemoryStream(bytes));

        Assert.Equal(Planted.Value.Nearest("courier", 10), again.Nearest("courier", 10));
        Assert.Equal(Planted.Value.Nearest("couriers", 10), again.Nearest("couriers", 10));
        Assert.Equal((Planted.Value.Texts, Planted.Value.Count, Planted.Value.Grams, Planted.Value.Occurrences), (again.Texts, again.Count, again.Grams, again.Occurrences));
        foreach (var at in new[] { 0, 5, bytes.Length / 2, bytes.Length - 1 })
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => WordVectors.Load(new MemoryStream(damaged)));
        }

        Assert.Throws<InvalidDataException>(() => WordVectors.Load(new MemoryStream(bytes[..^1])));
        Assert.Throws<InvalidDataException>(() => WordVectors.Load(new MemoryStream()));
    }

    // Six texts of which only the word stands in all: one word, and nothing near it.
    [Fact]
    public void Little_or_strange_text_gives_few_words_or_none()
    {
        Assert.Equal(0, Train([], 1).Count);
        Assert.Equal(0, Train(["", " ", "!?"], 1).Count);
        Assert.Equal(0, Train([.. Enumerable.Repeat("很好用，推荐", 1_000_000)], 2).Count);
        var one = Train([.. Enumerable.Range(0, 6).Select(i => "手机" + new string('!', i))], 1);
        Assert.Equal((1, 6), (one.Count, one.CountOf("手机")));
        Assert.Empty(one.Nearest("手机", 5));
        var broken = Train([.. Enumerable.Range(0, 9).Select(i => "\uD800手机\uDC00 屏幕 \uD83D" + new string('?', i))], 1);
        Assert.Equal(9, broken.CountOf("屏幕"));
        var vector = new float[64];
        Assert.False(broken.TryVector("\uD800", vector));
        Assert.False(broken.TryVector("", vector));
        Assert.False(broken.TryVector(new string('长', 1000), vector));
        Assert.All(vector, v => Assert.Equal(0, v));
        Assert.Null(broken.Similarity("zebra", "屏幕"));
    }

    [Theory]
    [InlineData(24, 5)]
    [InlineData(0, 5)]
    [InlineData(64, 0)]
    public void Bounds_out_of_range_are_refused(int dimensions, int window) => Assert.Throws<ArgumentException>(() => WordVectors.Train(
        [], TestDictionaries.Segmenter, new WordVectorOptions { Seed = 1, Dimensions = dimensions, Window = window }, TestContext.Current.CancellationToken));

    [Fact]
    public void A_long_job_tells_how_far_it_is_and_can_be_stopped()
    {
        var (told, source) = (new List<double>(), new CancellationTokenSource());

        Assert.Throws<OperationCanceledException>(() => WordVectors.Train(Texts(1_000), TestDictionaries.Segmenter, Options(1, 1), source.Token, part =>
        {
            told.Add(part);
            if (part > 0.5)
                source.Cancel();
        }));

        Assert.Equal(told.Order(), told);
        Assert.InRange(told[^1], 0.5, 0.6);
    }

    static WordVectors Train(string[] texts, int threads, long seed = 1) => WordVectors.Train(texts, TestDictionaries.Segmenter, Options(seed, threads), TestContext.Current.CancellationToken);

    static WordVectorOptions Options(long seed, int threads) => new() { Seed = seed, Threads = threads };

    static byte[] Bytes(WordVectors vectors)
    {
        using var file = new MemoryStream();
        vectors.Write(file);
        return file.ToArray();
    }

    static string[] Texts(int count)
    {
        var random = new SplitMix64(9L);
        return [.. Enumerable.Range(0, count).Select(i => (i % 4) switch
        {
            0 => Sentence(i % 8 < 4 ? "courier" : "postman", parcels, " "),
            1 => Sentence("wardrobe", sofas, " "),
            2 => Sentence(i % 8 < 4 ? "快递" : "物流", 送货, "，"),
            _ => Sentence("沙发", 家具, "，"),
        })];

        string Sentence(string word, string[] company, string blank) =>
            string.Join(blank, Enumerable.Range(0, 6).Select(_ => company[random.NextInt(company.Length)]).Append(word).OrderBy(_ => random.NextUInt64()));
    }
}
