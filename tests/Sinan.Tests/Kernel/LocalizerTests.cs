using Sinan.Kernel;

namespace Sinan.Tests.Kernel;

public sealed class LocalizerTests
{
    static readonly TextCatalog Texts = TextCatalog.Load([]);

    [Theory]
    [InlineData(0.382, "38.2%")]
    [InlineData(1, "100.0%")]
    public void Shares_are_percentages_with_one_digit(double share, string written)
    {
        Assert.Equal(written, new Localizer(Texts, Lang.English).Write(Fact.Share("x", share)));
        Assert.Equal(written, new Localizer(Texts, Lang.Chinese).Write(Fact.Share("x", share)));
    }

    [Fact]
    public void An_interval_names_the_unit_once()
    {
        Assert.Equal("36.9–39.5%", new Localizer(Texts, Lang.English).WriteInterval(Fact.Share("x", 0.38).Between(0.369, 0.395)));
        Assert.Equal("2.3–2.5×", new Localizer(Texts, Lang.English).WriteInterval(Fact.Ratio("x", 2.4).Between(2.3, 2.5)));
        Assert.Equal("2.3–2.5 倍", new Localizer(Texts, Lang.Chinese).WriteInterval(Fact.Ratio("x", 2.4).Between(2.3, 2.5)));
    }

    [Fact]
    public void An_interval_of_negative_points_is_not_read_as_three_minus_signs()
    {
        var fact = Fact.Points("x", -0.013).Between(-0.023, -0.003);

        Assert.Equal("−1.3 points", new Localizer(Texts, Lang.English).Write(fact));
        Assert.Equal("−2.3 to −0.3 points", new Localizer(Texts, Lang.English).WriteInterval(fact));
        Assert.Equal("−2.3 至 −0.3 个百分点", new Localizer(Texts, Lang.Chinese).WriteInterval(fact));
    }

    [Theory]
    [InlineData(400, "6 min 40 s", "6 分 40 秒")]
    [InlineData(4320, "1 h 12 min", "1 小时 12 分")]
    [InlineData(86_401, "1 d", "1 天")]
    public void Durations_show_the_two_largest_units(double seconds, string english, string chinese)
    {
        Assert.Equal(english, new Localizer(Texts, Lang.English).Write(Fact.Duration("x", seconds)));
        Assert.Equal(chinese, new Localizer(Texts, Lang.Chinese).Write(Fact.Duration("x", seconds)));
    }

    [Fact]
    public void A_share_that_rounds_to_nothing_is_not_nothing()
    {
        var english = new Localizer(Texts, Lang.English);

        Assert.Equal("< 0.1%", english.Write(Fact.Share("x", 36 / 655_575.0)));
        Assert.Equal("0.0%", english.Write(Fact.Share("x", 0)));
        Assert.Equal("0.1%", english.Write(Fact.Share("x", 0.0005)));
        Assert.Equal("< 0.001", english.Write(Fact.Decimal("p", 1e-17)));
        Assert.Equal("0", english.Write(Fact.Decimal("x", 0)));
    }

    [Theory]
    [InlineData(0, "< 0.001")]
    [InlineData(0.0004, "< 0.001")]
    [InlineData(0.0006, "0.001")]
    [InlineData(0.25, "0.25")]
    public void A_chance_is_never_nothing_in_either_language(double p, string written)
    {
        Assert.Equal(written, new Localizer(Texts, Lang.English).Write(Fact.Chance("p", p)));
        Assert.Equal(written, new Localizer(Texts, Lang.Chinese).Write(Fact.Chance("p", p)));
    }

    /// <summary>Expected texts written by hand after W3C, Requirements for Chinese Text Layout, 3.2.3.</summary>
    [Theory]
    [InlineData("app_version", "3.2.0", "app_version 至 3.2.0")]
    [InlineData("用户群", "全部", "用户群至全部")]
    [InlineData("用户群", "view", "用户群至 view")]
    [InlineData("（空）", "《清单》", "（空）至《清单》")]
    public void Chinese_has_one_space_between_Han_and_Latin_and_none_between_Han(string low, string high, string written) =>
        Assert.Equal(written, new Localizer(Texts, Lang.Chinese).Write(new Phrase("kernel.interval.to", Fact.Of("low", low), Fact.Of("high", high))));

    [Theory]
    [InlineData('按', 'a', 1)]
    [InlineData('%', '的', 1)]
    [InlineData('按', '用', 0)]
    [InlineData('“', 'a', 0)]
    [InlineData('a', '，', 0)]
    [InlineData('a', 'b', null)]
    [InlineData('/', '按', null)]
    public void Two_signs_tell_the_space_between_them(char before, char after, int? spaces) => Assert.Equal(spaces, HanSpacing.Between(before, after));

    [Fact]
    public void Nothing_stands_between_an_interval_and_the_word_behind_it()
    {
        var chinese = new Localizer(Texts, Lang.Chinese);

        Assert.Equal("43.9%（43.2–44.5%）个百分点", chinese.Write(new Phrase("kernel.points", Fact.Share("value", 0.439).Between(0.432, 0.445))));
        Assert.Equal("43.9% (43.2–44.5%) points", new Localizer(Texts, Lang.English).Write(new Phrase("kernel.points", Fact.Share("value", 0.439).Between(0.432, 0.445))));
    }
}
