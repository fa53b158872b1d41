using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class AskingWordsTests
{
    [Theory]
    [InlineData("希望能开电子发票，公司报销要用", true)]
    [InlineData("什么时候支持夜间模式", true)]
    [InlineData("Please add dark mode", true)]
    [InlineData("I WISH it had pockets", true)]
    [InlineData("It would be nice to filter by size", true)]
    [InlineData("支付失败，提示系统繁忙", false)]
    [InlineData("swished around", false)]
    [InlineData("Great app", false)]
    [InlineData("", false)]
    public void Wishes_are_told_from_statements(string text, bool asks) => Assert.Equal(asks, AskingWords.AreIn(text));
}
