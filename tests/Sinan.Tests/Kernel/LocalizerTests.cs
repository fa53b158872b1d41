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
}
