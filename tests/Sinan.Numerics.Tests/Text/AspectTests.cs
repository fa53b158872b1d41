using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class AspectTests
{
    static readonly ThemeVocabulary Vocabulary = LoadVocabulary();
    internal static readonly WordClasses Classes = LoadClasses();

    [Theory]
    [InlineData("电池不太耐用，屏幕很清晰", "屏幕", "清晰")]
    [InlineData("漂亮的外观", "外观", "漂亮")]
    [InlineData("房间非常干净", "房间", "干净")]
    [InlineData("the screen is very good", "screen", "good")]
    [InlineData("a terrible battery", "battery", "terrible")]
    public void Patterns_pair_a_thing_with_how_it_is(string text, string aspect, string opinion)
    {
        var pairs = new List<AspectPair>();

        new AspectReader(TestDictionaries.Segmenter, Classes).Collect(text, pairs, []);

        Assert.Contains(new AspectPair(aspect, opinion), pairs);
    }

    [Theory]
    [InlineData("屏幕不清晰，电池很好", "屏幕", AspectFeeling.Blame)]
    [InlineData("屏幕不清晰，电池很好", "电池", AspectFeeling.Praise)]
    [InlineData("我买了屏幕", "屏幕", AspectFeeling.Neutral)]
    [InlineData("太贵了", "价格", AspectFeeling.Blame)]
    public void A_mention_feels_as_its_clause_does(string text, string term, AspectFeeling feeling)
    {
        var mentions = new List<AspectMention>();

        new AspectReader(TestDictionaries.Segmenter, Classes).Find(7, text, new HashSet<string> { "屏幕", "电池" }, mentions);

        Assert.Equal(feeling, Assert.Single(mentions, m => m.Term == term).Feeling);
        Assert.All(mentions, m => Assert.Equal(7, m.Text));
    }

    // "好" is known; it leads to "屏幕", "屏幕" to "透亮", "透亮" to "镜面". "新闻" is only met with a word that nothing leads to.
    [Fact]
    public void Propagation_goes_from_opinions_to_aspects_and_back()
    {
        var pairs = new Dictionary<AspectPair, int>
        {
            [new("屏幕", "好")] = 3, [new("屏幕", "透亮")] = 2, [new("镜面", "透亮")] = 2, [new("新闻", "昨日")] = 9,
        };

        Assert.Equal(["屏幕", "镜面"], DoublePropagation.Aspects(pairs, word => word == "好").Order(StringComparer.Ordinal));
    }

    // log₂3 · 6 for the pair; the word stands 10 times, in one pair that stands 6 times: log₂2 · (10 − 6) = 4.
    [Fact]
    public void The_c_value_is_as_worked_by_hand()
    {
        var counts = new Dictionary<string, int> { ["电池"] = 10, ["电池寿命"] = 6, ["寿命"] = 6 };

        var hood = TermHood.Of(counts, term => term.Length == 4 ? ("电池", "寿命") : null);

        Assert.Equal(4, hood["电池"], 9);
        Assert.Equal(0, hood["寿命"], 9);
        Assert.Equal(6 * Math.Log2(3), hood["电池寿命"], 9);
    }

    [Fact]
    public void Planted_aspects_are_found_with_their_praise_and_blame_on_any_number_of_threads()
    {
        string[] things = ["屏幕", "电池", "房间", "早餐", "快递"];
        var random = new SplitMix64(5);
        string[] texts = [.. Enumerable.Range(0, 600).Select(i => $"{things[i % 5]}{(random.NextBool(i % 5 < 2 ? 0.9 : 0.1) ? "太差" : "很好")}，{things[random.NextInt(5)]}是上周的")];

        var one = AspectModel.Find(texts, "zh", TestDictionaries.Segmenter, Classes, Vocabulary, 1, 1, TestContext.Current.CancellationToken);
        var three = AspectModel.Find(texts, "zh", TestDictionaries.Segmenter, Classes, Vocabulary, 1, 3, TestContext.Current.CancellationToken);

        Assert.All(things, t => Assert.Contains(one, a => a.Terms.Contains(t)));
        double Blame(string thing) => one.Single(a => a.Terms.Contains(thing)).Mentions.Where(m => m.Term == thing && m.Feeling != AspectFeeling.Neutral).Average(m => m.Feeling == AspectFeeling.Blame ? 1.0 : 0);
        Assert.True(Blame("屏幕") > 0.6 && Blame("快递") < 0.4, $"{Blame("屏幕"):F2} {Blame("快递"):F2}");
        Assert.Equal(one.Select(a => (a.Name, a.Mentions.Count)), three.Select(a => (a.Name, a.Mentions.Count)));
    }

    [Fact]
    public void A_summary_cites_different_sentences_that_others_share()
    {
        string[] texts = [.. Enumerable.Repeat("快递员态度恶劣，包裹破损。", 6), .. Enumerable.Repeat("退款拖了很久，客服不理。", 4), "今天天气。"];

        var cited = SentenceSummary.Choose(texts, TestDictionaries.Segmenter, Vocabulary, 2);

        Assert.Equal([6, 4], cited.Select(c => c.Support));
        Assert.All(cited, c => Assert.Contains(texts[c.Text].Substring(c.Start, c.Length), texts[c.Text], StringComparison.Ordinal));
        Assert.Empty(SentenceSummary.Choose([], TestDictionaries.Segmenter, Vocabulary, 3));
    }

    static WordClasses LoadClasses()
    {
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "dictionaries", "jieba.dict.utf8"));
        return WordClasses.Load(reader, SentimentLexicon.Default, Vocabulary);
    }

    static ThemeVocabulary LoadVocabulary()
    {
        using var stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "dictionaries", "stopwords-iso.json"));
        return new ThemeVocabulary(StopWords.Load(stream, "zh", "en"));
    }
}
