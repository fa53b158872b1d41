using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class KindRulesTests
{
    [Theory]
    [InlineData("更新以后一打开就闪退", FeedbackKind.Bug)]
    [InlineData("The app crashes every time I open it", FeedbackKind.Bug)]
    [InlineData("Debugging began yesterday", FeedbackKind.Other)]
    [InlineData("用了一年，没有闪退过，很稳定", FeedbackKind.Praise)]
    [InlineData("Great app, no bugs at all", FeedbackKind.Praise)]
    [InlineData("希望能增加夜间模式", FeedbackKind.Request)]
    [InlineData("Please add a dark mode", FeedbackKind.Request)]
    [InlineData("请问怎么退货？", FeedbackKind.Question)]
    [InlineData("How do I change my password?", FeedbackKind.Question)]
    [InlineData("质量很好，非常喜欢", FeedbackKind.Praise)]
    [InlineData("太差了，非常失望", FeedbackKind.Complaint)]
    [InlineData("昨天收到了", FeedbackKind.Other)]
    [InlineData("", FeedbackKind.Other)]
    public void Signs_tell_the_kind(string text, FeedbackKind kind) => Assert.Equal(kind, new KindRules(new WordReader(TestDictionaries.Segmenter)).Read(text));
}
