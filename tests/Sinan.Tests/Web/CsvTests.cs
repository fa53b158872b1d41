using Sinan.Stages.Shared;

namespace Sinan.Tests.Web;

public sealed class CsvTests
{
    [Theory]
    [InlineData("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0")]
    [InlineData("+1+1", "'+1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Text_that_looks_like_a_formula_is_defused_and_quoting_follows_RFC_4180(string text, string written) =>
        Assert.Equal(written, Csv.Field(text));

    [Fact]
    public void Numbers_keep_their_sign_and_all_their_digits()
    {
        Assert.Equal("-0.1", Csv.Field(-0.1));
        Assert.Equal("0.30000000000000004", Csv.Field(0.1 + 0.2));
        Assert.Equal("1,\"a,b\",\r\n", Csv.Write([[1, "a,b", null]]));
    }
}
