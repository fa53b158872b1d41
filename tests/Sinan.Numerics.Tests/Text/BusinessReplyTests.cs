using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class BusinessReplyTests
{
    [Theory]
    [InlineData("早餐差远了!宾馆反馈2024年8月14日:尊敬的宾客:感谢您的意见。", "早餐差远了!")]
    [InlineData("一个字，汗！宾馆反馈2024年8月14日：尊敬的宾客：您好！欢迎再来。", "一个字，汗！")]
    [InlineData("慢。商家回复：亲，抱歉。追评2024年8月20日：退了款。", "慢。 追评2024年8月20日：退了款。")]
    [InlineData("隔音不好 酒店回复 2024-03-01 10:20: 由于我们正在装修。", "隔音不好")]
    [InlineData("物流慢。商家回复:亲,给您带来不便了。", "物流慢。")]
    [InlineData("闪退。开发者回复: 您好,已在新版修复。", "闪退。")]
    [InlineData("房间小。宾馆反馈2024年8月14日:尊敬的宾客,欢迎再来。补充点评2024年8月20日:发票也没给。", "房间小。 补充点评2024年8月20日:发票也没给。")]
    [InlineData("一般。酒店反馈2024年1月1日:感谢。追评:又去了一次。酒店反馈2024年2月1日:欢迎。", "一般。 追评:又去了一次。")]
    [InlineData("Too noisy. Response from the owner: Thank you for staying with us.", "Too noisy.")]
    [InlineData("Crashes. Reply from developer on 3 May 2024: Hi, please update.", "Crashes.")]
    // What customers tell of an answer is theirs.
    [InlineData("商家回复:不退不换,太差了", "商家回复:不退不换,太差了")]
    [InlineData("我问了三次,客服回复说:等着", "我问了三次,客服回复说:等着")]
    [InlineData("等了两天没有卖家回复", "等了两天没有卖家回复")]
    [InlineData("No response from the owner: I wrote twice.", "No response from the owner: I wrote twice.")]
    // Nothing but an answer.
    [InlineData("酒店回复:尊敬的客人,感谢入住。", "酒店回复:尊敬的客人,感谢入住。")]
    [InlineData("", "")]
    public void Only_the_words_of_the_customer_stay(string text, string own) => Assert.Equal(own, BusinessReply.Remove(text));

    // The pattern must not search long texts again and again.
    [Fact]
    public void A_long_text_of_beginnings_is_read_in_time()
    {
        var text = string.Concat(Enumerable.Repeat("商家回复2024:", 1)) + string.Concat(Enumerable.Repeat("商家回复 ", 10_000)) + ":";

        Assert.True(BusinessReply.Remove(text).Length <= text.Length);
    }
}
