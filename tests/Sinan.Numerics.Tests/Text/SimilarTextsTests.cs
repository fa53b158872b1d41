using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class SimilarTextsTests
{
    static readonly string[] known = ["提供电子发票", "支持夜间模式", "Offer e-invoices for companies", "Dark mode, please", "发票"];

    [Theory]
    [InlineData("电子发票", 0)]
    [InlineData("希望提供 电子发票！", 0)]
    [InlineData("夜间模式", 1)]
    [InlineData("e-invoice", 2)]
    [InlineData("DARK MODE", 3)]
    public void What_was_said_before_is_found_while_typing(string typed, int first) => Assert.Equal(first, SimilarTexts.Find(typed, known, 3)[0]);

    [Theory]
    [InlineData("")]
    [InlineData("！？")]
    [InlineData("批量导出报表")]
    [InlineData("quick reorder")]
    public void What_nobody_said_finds_nothing(string typed) => Assert.Empty(SimilarTexts.Find(typed, known, 3));

    [Fact]
    public void The_overlap_is_that_of_triples_of_characters()
    {
        // "abcd" has abc, bcd; "abce" has abc, bce: one of two in common, 0.5.
        Assert.Single(SimilarTexts.Find("abcd", ["abce"], 1, least: 0.5));
        Assert.Empty(SimilarTexts.Find("abcd", ["abce"], 1, least: 0.51));
    }
}
