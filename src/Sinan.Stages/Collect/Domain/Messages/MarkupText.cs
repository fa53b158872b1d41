using System.Net;
using System.Text.RegularExpressions;

namespace Sinan.Stages.Collect.Domain.Messages;

/// <summary>The words of a piece of HTML.</summary>
public static partial class MarkupText
{
    /// <summary>Ends of paragraphs and lines become line breaks, scripts and styles go with their content, other tags go, entities are read.</summary>
    public static string Of(string html)
    {
        var text = Hidden().Replace(html, "");
        text = Breaks().Replace(text, "\n");
        text = WebUtility.HtmlDecode(Tags().Replace(text, ""));
        return Blanks().Replace(text, "\n").Trim();
    }

    [GeneratedRegex(@"<(?<tag>script|style|head)\b.*?</\k<tag>\s*>|<!--.*?-->", RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|li|tr|h[1-6]|blockquote)\s*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Breaks();

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[ \t\u00A0]*\n\s*", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
