using System.Text.RegularExpressions;

namespace Sinan.Numerics.Text;

/// <summary>What a business answered inside a comment, as sites print it below the customer's words: "宾馆反馈2008年8月14日:尊敬的宾客…", "Response from the owner: Thank you…".</summary>
/// <remarks>
/// An answer begins with who answers and a date, or with a greeting or thanks; customers who quote an answer do neither. It ends where the customer speaks again ("追评:")
/// or with the text. A text that is nothing but an answer stays.
/// </remarks>
public static class BusinessReply
{
    // Linear in the text, whatever stands in it.
    const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    static readonly Regex reply = new(
        """
        (?:宾馆|酒店|饭店|旅馆|民宿|商家|店家|店主|掌柜|卖家|开发者|官方)(?:反馈|回复|回应|答复)
        (?: \s?[\d年月日/.\-]{4,20}(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?\s?[:：] | \s?[:：]\s?["“]?(?:尊敬的|亲爱的|亲[,，~!！]|您好|你好|非常感谢|首先感谢|感谢您|谢谢您) )
        |
        \b(?:Response|Reply)\ from\ (?:the\ )?(?:owner|hotel|developer|seller|management|manager)\b(?:\ (?:on|at)?\ ?[\w,\ /.\-]{4,24})?\s?:\s?(?:Dear|Hello|Hi|Thank|Thanks)\b
        """,
        Linear | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase);

    static readonly Regex again = new(@"(?:补充点评|追加评论|追加评价|追评)[\d年月日/.\-]{0,20}\s?[:：]", Linear);

    /// <summary>The customer's own words.</summary>
    /// <param name="text">Cleaned text.</param>
    public static string Remove(string text)
    {
        // Most texts have no colon, and a colon is found faster than a pattern.
        if (!text.AsSpan().ContainsAny(':', '：'))
            return text;
        for (var answer = reply.Match(text); answer.Success; answer = reply.Match(text))
        {
            var next = again.Match(text, answer.Index + answer.Length);
            var own = (text[..answer.Index].TrimEnd() + " " + (next.Success ? text[next.Index..] : "")).Trim();
            if (own.Length == 0)
                return text;
            text = own;
        }

        return text;
    }
}
