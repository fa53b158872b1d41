using System.Text;
using System.Text.RegularExpressions;

namespace Sinan.Stages.Collect.Domain.Messages;

/// <summary>Exported chats as text: a line with speaker and time, then what was said on the lines below it or behind a colon.</summary>
/// <remarks>
/// Understood heads: "2024-05-01 10:00:00 Mei", "Mei 2024-05-01 10:00" (WeChat, QQ), "[2024-05-01 10:00] Mei: text", "2024-05-01, 10:00 - Mei: text" (WhatsApp, Discord,
/// Telegram). Dates begin with the year.
/// </remarks>
public static partial class ChatText
{
    const string Time = @"(?<time>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T,，]+\d{1,2}:\d{2}(:\d{2})?)";

    /// <summary>Whether a file begins with a head and what was said below or behind it. Where head follows head there is a log, not a chat.</summary>
    public static bool IsChat(string head)
    {
        var lines = head.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Take(2).ToArray();
        return lines.Length > 0 && HeadOf(lines[0]) is { } first && (first.Said.Length > 0 || lines.Length > 1 && HeadOf(lines[1]) is null);
    }

    public static IEnumerable<Message> Read(TextReader chat, string room)
    {
        Head? head = null;
        var text = new StringBuilder();
        while (chat.ReadLine() is { } line)
        {
            if (HeadOf(line.TrimStart('\uFEFF')) is not { } next)
            {
                text.Append('\n').Append(line);
                continue;
            }

            if (head is { } before)
                yield return MessageOf(before, text, room);
            (head, text) = (next, new StringBuilder(next.Said));
        }

        if (head is { } last)
            yield return MessageOf(last, text, room);
    }

    static Message MessageOf(Head head, StringBuilder text, string room) => new("", head.Who, head.When, text.ToString().Trim(), room, "");

    static Head? HeadOf(string line)
    {
        var match = OneLine().Match(line);
        if (!match.Success)
            match = TimeFirst().Match(line);
        if (!match.Success)
            match = SpeakerFirst().Match(line);
        return match.Success ? new Head(match.Groups["who"].Value.Trim(), Plain(match.Groups["time"].Value), match.Groups["rest"].Value.Trim()) : null;
    }

    /// <summary>"2024年5月1日 10:00" as "2024-5-1 10:00".</summary>
    static string Plain(string time) => Seams().Replace(time.Replace("日", "", StringComparison.Ordinal).Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-'), " ");

    [GeneratedRegex("^\\[?" + Time + @"\]?\s*(-\s*)?(?<who>[^:：\t,;|]{1,60})[:：]\s(?<rest>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneLine();

    [GeneratedRegex("^\\[?" + Time + @"\]? +(?<who>[^\t,;|]{1,60})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimeFirst();

    [GeneratedRegex(@"^(?<who>[^\t,;|]{1,60}?) +\(?" + Time + @"\)?[:：]?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SpeakerFirst();

    [GeneratedRegex("[ T,，]+", RegexOptions.None, 1000)]
    private static partial Regex Seams();

    /// <param name="Who">Speaker.</param>
    /// <param name="When">Time.</param>
    /// <param name="Said">What stands on the same line.</param>
    readonly record struct Head(string Who, string When, string Said);
}
