using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

/// <summary>What is said of each of two aspects in one sentence; the expected feelings are those that a reader has.</summary>
public sealed class AspectFeelingTests
{
    const AspectFeeling Praise = AspectFeeling.Praise, Blame = AspectFeeling.Blame, Neutral = AspectFeeling.Neutral, Uncertain = AspectFeeling.Uncertain;

    /// <summary>Sentence, first aspect that is praised, second that is blamed.</summary>
    static readonly (string Text, string Praised, string Blamed)[] Probes =
    [
        // Side by side, both orders.
        ("屏幕很清晰，电池不耐用", "屏幕", "电池"),
        ("电池不耐用，屏幕很清晰", "屏幕", "电池"),
        ("外观漂亮，内饰粗糙", "外观", "内饰"),
        ("房间干净整洁，早餐很难吃", "房间", "早餐"),
        ("物流很快，包装破损", "物流", "包装"),
        ("客服态度恶劣，质量倒是不错", "质量", "客服"),
        ("动力充沛，油耗太高了", "动力", "油耗"),
        ("油耗很低，空间太小", "油耗", "空间"),
        ("味道不错，分量太少", "味道", "分量"),
        ("画面精美，剧情很无聊", "画面", "剧情"),
        // Contrast, with and without a comma.
        ("屏幕很好，但是电池很差", "屏幕", "电池"),
        ("屏幕很好但是电池很差", "屏幕", "电池"),
        ("电池很差，不过屏幕很好", "屏幕", "电池"),
        ("虽然外观好看，但是做工粗糙", "外观", "做工"),
        ("虽然做工粗糙，但外观好看", "外观", "做工"),
        ("位置方便可是房间太吵", "位置", "房间"),
        ("服务热情，可惜房间很脏", "服务", "房间"),
        ("音质很棒，就是续航不行", "音质", "续航"),
        ("房间宽敞，然而隔音很差", "房间", "隔音"),
        ("功能强大，界面却很难用", "功能", "界面"),
        // Negation and degree.
        ("屏幕不卡，电池不耐用", "屏幕", "电池"),
        ("外观没什么缺点，空调一点都不好用", "外观", "空调"),
        ("客服一点都不敷衍，物流不是很快", "客服", "物流"),
        ("手感没有任何问题，但是系统不稳定", "手感", "系统"),
        ("屏幕有点暗，电池非常耐用", "电池", "屏幕"),
        ("速度不算慢，界面不太好看", "速度", "界面"),
        ("质量从来没有让我失望，包装总是破损", "质量", "包装"),
        ("房间不脏也不乱，早餐不新鲜", "房间", "早餐"),
        // How much there is of it.
        ("配置很高，价格也很高", "配置", "价格"),
        ("空间大，噪声也大", "空间", "噪声"),
        ("油耗低，动力不足", "油耗", "动力"),
        ("价格不高，空间不大", "价格", "空间"),
        // Comparisons.
        ("屏幕比电池好", "屏幕", "电池"),
        ("电池比屏幕差多了", "屏幕", "电池"),
        ("屏幕不如电池好", "电池", "屏幕"),
        ("内饰不如外观", "外观", "内饰"),
        ("外观没有内饰漂亮", "内饰", "外观"),
        // Attributes, verbs, exclamations, pictures.
        ("漂亮的外观，糟糕的系统", "外观", "系统"),
        ("喜欢它的外观，讨厌它的系统", "外观", "系统"),
        ("最喜欢的是屏幕，最失望的是电池", "屏幕", "电池"),
        ("对服务非常满意，对早餐非常失望", "服务", "早餐"),
        ("屏幕👍，电池👎", "屏幕", "电池"),
        ("屏幕，看着很舒服。电池，怎么这么不耐用？", "屏幕", "电池"),
        ("音质真的很赞！续航真的很烂！", "音质", "续航"),
        // English.
        ("The screen is great but the battery is terrible", "screen", "battery"),
        ("The battery is terrible, but the screen is great.", "screen", "battery"),
        ("Great screen, terrible battery", "screen", "battery"),
        ("terrible battery but great screen", "screen", "battery"),
        ("I love the screen but hate the battery", "screen", "battery"),
        ("I love the screen and hate the battery", "screen", "battery"),
        ("The food was delicious and the service was rude", "food", "service"),
        ("The screen isn't bad, the battery isn't good", "screen", "battery"),
        ("Although the screen is beautiful, the battery is awful", "screen", "battery"),
        ("The screen is better than the battery", "screen", "battery"),
        ("The battery is worse than the screen", "screen", "battery"),
        ("The battery is not as good as the screen", "screen", "battery"),
        ("I'm happy with the screen but disappointed with the battery", "screen", "battery"),
        ("I'm disappointed with the battery and happy with the screen", "screen", "battery"),
        ("The support never disappoints, the delivery is always late", "support", "delivery"),
        ("The quality is high but the price is high too", "quality", "price"),
        ("Low price, low quality", "price", "quality"),
        ("The interface is easy to use, while the search is useless", "interface", "search"),
        ("Screen 👍 battery 👎", "screen", "battery"),
        ("The fabric is soft, however the zipper broke", "fabric", "zipper"),
        ("The camera works perfectly, the speaker doesn't work", "camera", "speaker"),
        ("Why is the battery so bad? The screen is amazing!", "screen", "battery"),
    ];

    [Fact]
    public void Nine_of_ten_sentences_with_two_feelings_are_read_right_in_both()
    {
        var wrong = Probes.Where(p => Feel(p.Text, p.Praised, [p.Praised, p.Blamed]) != Praise || Feel(p.Text, p.Blamed, [p.Praised, p.Blamed]) != Blame).ToArray();

        Assert.True(Probes.Length >= 60);
        Assert.True(wrong.Length <= 0.1 * Probes.Length, string.Join('\n', wrong.Select(p => $"{p.Text}: {Feel(p.Text, p.Praised, [p.Praised, p.Blamed])}, {Feel(p.Text, p.Blamed, [p.Praised, p.Blamed])}").Prepend($"{wrong.Length} of {Probes.Length}")));
    }

    [Theory]
    [InlineData("外观和内饰都很漂亮", "外观", Praise)]
    [InlineData("外观和内饰都很漂亮", "内饰", Praise)]
    [InlineData("外观、内饰太难看了", "外观", Blame)]
    [InlineData("the screen and the battery are great", "screen", Praise)]
    [InlineData("great screen and battery", "battery", Praise)]
    [InlineData("说说屏幕，看着很清晰", "屏幕", Praise)]
    [InlineData("屏幕坏了，很失望", "屏幕", Blame)]
    public void Aspects_share_an_opinion_and_a_clause_without_one_takes_the_next(string text, string aspect, AspectFeeling feeling) =>
        Assert.Equal(feeling, Feel(text, aspect, ["外观", "内饰", "屏幕", "screen", "battery"]));

    [Theory]
    [InlineData("屏幕清晰吗？", Neutral)]
    [InlineData("请问屏幕清不清晰？", Neutral)]
    [InlineData("希望屏幕更清晰", Neutral)]
    [InlineData("我买了一块屏幕", Neutral)]
    [InlineData("能不能换个好屏幕", Neutral)]
    [InlineData("屏幕可以单独买", Neutral)]
    [InlineData("屏幕怎么这么差？", Blame)]
    [InlineData("这屏幕真是太好了，呵呵", Uncertain)]
    [InlineData("屏幕真是太好了😡", Uncertain)]
    [InlineData("屏幕有时清晰有时模糊", Uncertain)]
    [InlineData("is the screen good?", Neutral)]
    [InlineData("great screen, yeah right", Uncertain)]
    public void Questions_and_wishes_say_nothing_and_mockery_stays_open(string text, AspectFeeling feeling) => Assert.Equal(feeling, Feel(text, text[0] < 'z' ? "screen" : "屏幕", ["屏幕", "screen"]));

    // "不太清晰" holds the turning word; "very" belongs to "good".
    [Theory]
    [InlineData("屏幕不太清晰，电池很好", "屏幕", "不太清晰")]
    [InlineData("屏幕不太清晰，电池很好", "电池", "很好")]
    [InlineData("the screen is very good", "screen", "very good")]
    [InlineData("Screen BAD, battery ok", "screen", "BAD")]
    public void The_words_that_decided_stand_where_they_were_written(string text, string aspect, string words)
    {
        var mention = Assert.Single(Mentions(text, ["屏幕", "电池", "screen", "battery"]), m => m.Term == aspect);

        var word = Assert.Single(mention.Words);
        Assert.Equal(words, text.Substring(word.Start, word.Length));
        Assert.InRange(word.Start, mention.Start, mention.Start + mention.Length - word.Length);
        Assert.Equal(mention.Feeling == Praise, mention.Strength > 0);
    }

    // "舒适性" names what "舒适" would imply; how much there is of other things says nothing of the power; the measure of a comparison is not the aspect itself.
    [Theory]
    [InlineData("舒适性很差", "舒适", Blame)]
    [InlineData("很多人说动力不足", "动力", Blame)]
    [InlineData("这车比隔壁那辆油耗高", "油耗", Blame)]
    public void Names_amounts_and_measures_are_no_opinions(string text, string aspect, AspectFeeling feeling) => Assert.Equal(feeling, Feel(text, aspect, ["动力", "油耗"]));

    [Theory]
    [InlineData(Praise, Blame, AspectFeeling.Mixed)]
    [InlineData(Praise, Neutral, Praise)]
    [InlineData(Neutral, Uncertain, Uncertain)]
    [InlineData(Uncertain, Blame, Blame)]
    [InlineData(AspectFeeling.Mixed, Uncertain, AspectFeeling.Mixed)]
    public void Feelings_of_a_comment_add_up_in_any_order(AspectFeeling one, AspectFeeling other, AspectFeeling together)
    {
        Assert.Equal(together, AspectFeelings.Together(one, other));
        Assert.Equal(together, AspectFeelings.Together(other, one));
    }

    static AspectFeeling Feel(string text, string aspect, string[] aspects) =>
        Mentions(text, aspects).Where(m => m.Term == aspect).Select(m => m.Feeling).DefaultIfEmpty((AspectFeeling)(-1)).Aggregate(AspectFeelings.Together);

    static List<AspectMention> Mentions(string text, string[] aspects)
    {
        var mentions = new List<AspectMention>();
        new AspectReader(TestDictionaries.Segmenter, AspectTests.Classes).Find(0, text, aspects.ToHashSet(StringComparer.Ordinal), mentions);
        return mentions;
    }
}
