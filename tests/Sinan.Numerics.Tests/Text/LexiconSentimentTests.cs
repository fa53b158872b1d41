using Sinan.Numerics.Text;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Text;

public sealed class LexiconSentimentTests
{
    static readonly SentimentLexicon Small = SentimentLexicon.Load(new StringReader(
        """
        2: 好 满意 good clean
        -2: 吵 差 bad
        1: not_bad
        -1: pretty_bad
        3: pretty
        degree 2: 非常 extremely
        degree 1.5: 很 very pretty
        degree 0.5: 有点 slightly
        not: 不 没有 不是 not never
        but: 但是 但 but
        """));

    static double Score(string text) => new LexiconSentiment(new WordReader(TestDictionaries.Segmenter), Small).Score(text);

    // Worked by hand from the weights above: weight × degree × (−1 when negated) × (2 after a contrast word).
    [Theory]
    [InlineData("房间好", 2)]
    [InlineData("房间很好", 3)]
    [InlineData("房间非常好", 4)]
    [InlineData("房间有点吵", -1)]
    [InlineData("房间不好", -2)]
    [InlineData("并没有很满意", -1)] // turned, and 很 after a negation weakens: −2 × 0.5
    [InlineData("不是不满意", 2)] // twice turned
    [InlineData("房间好，但是吵", -2)] // 2 − 2 × 2
    [InlineData("房间好。很吵", -1)] // 2 − 3: no contrast across sentences
    [InlineData("不，房间好", 2)] // the window ends at the comma
    [InlineData("不知道这个酒店好", 2)] // four words away
    [InlineData("good", 2)]
    [InlineData("Very GOOD", 3)]
    [InlineData("not good", -2)]
    [InlineData("not very good", -1)]
    [InlineData("never was it clean", -2)]
    [InlineData("wasn’t good", -2)]
    [InlineData("not bad", 1)] // a phrase of its own
    [InlineData("clean but bad", -2)]
    [InlineData("pretty good", 3)] // a degree before an opinion …
    [InlineData("a pretty dress", 3)] // … an opinion elsewhere
    [InlineData("这个 app very good", 3)]
    [InlineData("", 0)]
    [InlineData("房间", 0)]
    public void Scores_as_worked_by_hand(string text, double expected) => Assert.Equal(expected, Score(text), 9);

    [Fact]
    public void The_deciding_words_are_named()
    {
        const string text = "位置好，但是晚上有点吵";
        var reader = new LexiconSentiment(new WordReader(TestDictionaries.Segmenter), Small);

        Assert.Equal(0, reader.Score(text), 9);
        var named = reader.Hits.ToArray().Select(h => (text.Substring(h.Start, h.Length), h.Contribution)).ToArray();
        Assert.Equal([("好", 2.0), ("吵", -2.0)], named);
    }

    // Sentences that a plain word count gets wrong; the sign is what a reader says.
    [Theory]
    [InlineData("我一点也不高兴", -1)]
    [InlineData("服务员态度非常差，再也不会来了", -1)]
    [InlineData("性价比很高，下次还会入住", 1)]
    [InlineData("没有异味，也不掉色，很满意", 1)]
    [InlineData("好像还没有发货", 0)]
    [InlineData("看起来不错，但是用了两天就坏了", -1)]
    [InlineData("希望不要再闪退", -1)]
    [InlineData("The app crashes every time I pay", -1)]
    [InlineData("I don't like the fabric", 0)]
    [InlineData("No problem at all, works great", 1)]
    [InlineData("Looks cute but fell apart after one wash", -1)]
    [InlineData("It isn't comfortable and I was very disappointed", -1)]
    public void The_lexicon_of_the_product_reads_turns_and_contrasts(string text, int sign)
    {
        var score = new LexiconSentiment(new WordReader(TestDictionaries.Segmenter), SentimentLexicon.Default).Score(text);

        Assert.Equal(sign, Math.Sign(score));
    }

    // At least nine of ten sentences are heard as a reader hears them; "?" allows a trace of either.
    [Fact]
    public void Nine_of_ten_sentences_are_heard_as_a_reader_hears_them()
    {
        var reader = new LexiconSentiment(new WordReader(TestDictionaries.Segmenter), SentimentLexicon.Default);
        var probes = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Text", "sentiment-probes.txt")).Where(l => l.Length > 0 && l[0] != '#').ToArray();
        var missed = probes.Where(p => Heard(reader.Score(p.AsSpan(2))) != p[0]).ToArray();

        Assert.True(probes.Length >= 120);
        Assert.True(missed.Length <= probes.Length * 0.1, $"{missed.Length} of {probes.Length}: {string.Join('\n', missed)}");

        static char Heard(double score) => score switch { > 0.25 => '+', < -0.25 => '-', _ => '?' };
    }

    // The whole files, no label and no star used: a text without an opinion word counts as wrong.
    [Theory]
    [InlineData("zh-hotel-reviews/ChnSentiCorp_htl_all.csv.gz", 0, 1)]
    [InlineData("zh-online-shopping/online_shopping_10_cats.csv.gz", 1, 2)]
    public void The_lexicon_alone_tells_four_of_five_reviews(string file, int label, int text)
    {
        var rows = ReviewFile.Read(SharedMaterial.Path("data", file)).Skip(1).Where(r => r[text].Trim().Length > 0).ToArray();
        var right = 0;
        Parallel.For(0, 8, () => new LexiconSentiment(new WordReader(TestDictionaries.Segmenter), SentimentLexicon.Default), (part, _, reader) =>
        {
            for (var i = part; i < rows.Length; i += 8)
            {
                var score = reader.Score(TextCleaner.Clean(rows[i][text]));
                if (rows[i][label] == "1" ? score > 0 : score < 0)
                    Interlocked.Increment(ref right);
            }

            return reader;
        }, _ => { });

        Assert.True(right >= 0.8 * rows.Length, $"{right} of {rows.Length}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{100.0 * right / rows.Length:0.00} %");
    }

    // Wished, asked and mocking praise is not counted, blame is.
    [Theory]
    [InlineData("要是清晰一点", 0)]
    [InlineData("房间好吗？", 0)]
    [InlineData("呵呵，服务好", 0)]
    [InlineData("为什么这么吵？", -3)]
    [InlineData("如果好，满意", 2)] // the wish ends at the comma
    public void Praise_that_is_not_meant_is_not_counted(string text, double expected)
    {
        var lexicon = SentimentLexicon.Load(new StringReader("2: 好 满意 清晰\n-2: 吵\ndegree 1.5: 这么\nwish: 要是 如果\nirony: 呵呵\n"));

        Assert.Equal(expected, new LexiconSentiment(new WordReader(TestDictionaries.Segmenter), lexicon).Score(text), 9);
    }

    [Fact]
    public void A_line_without_a_kind_is_refused() =>
        Assert.Throws<FormatException>(() => SentimentLexicon.Load(new StringReader("nice: good\n")));

    [Fact]
    public void A_score_becomes_a_number_between_zero_and_one()
    {
        Assert.Equal(0.5, LexiconSentiment.Positive(0));
        Assert.Equal(1, LexiconSentiment.Positive(1e6), 6);
        Assert.Equal(0.5 + 0.5 / 4, LexiconSentiment.Positive(1), 12); // 1 ÷ √16
    }
}
