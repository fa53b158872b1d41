using System.Text.RegularExpressions;

namespace Sinan.Stages.Collect.Domain.Messages;

/// <summary>What a person wrote in a mail: without the quoted mails it answers and without its signature.</summary>
public static partial class MailText
{
    /// <summary>Cuts at the first line that begins a quotation or a signature; lines that begin with &gt; are left out wherever they stand.</summary>
    /// <remarks>
    /// A signature begins with "-- " on a line of its own (RFC 3676, section 4.3). Quotations begin as the usual mail programs write them in English and Chinese.
    /// </remarks>
    public static string WithoutQuotes(string mail)
    {
        var kept = new List<string>();
        var lines = mail.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line is "-- " or "--" || Quotation().IsMatch(line) || i + 1 < lines.Length && BeginsAcrossLines(line, lines[i + 1]))
                break;
            if (!line.StartsWith('>') && !SentFrom().IsMatch(line))
                kept.Add(line);
        }

        return string.Join('\n', kept).Trim();
    }

    /// <summary>"On Monday, Mei Chen &lt;mei@example.com&gt;" and "wrote:" on the next line.</summary>
    static bool BeginsAcrossLines(string line, string next) => line.StartsWith("On ", StringComparison.Ordinal) && next.TrimEnd().EndsWith("wrote:", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(On .+ wrote:|.+ schrieb .*:|在.+写道[:：]|.+于.+写道[:：]|-{2,}\s*(Original Message|Forwarded message|原始邮件|转发邮件)\s*-{2,}|_{20,}|(From|发件人)[:：]\s*\S.*)\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Quotation();

    [GeneratedRegex(@"^\s*(Sent from my \S.*|Get Outlook for .+|发自我的.+|来自我的.+)\s*$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SentFrom();
}
