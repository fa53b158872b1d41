using System.Globalization;
using System.Text;
using MimeKit;
using Sinan.Stages.Collect.Domain.Messages;

namespace Sinan.Stages.Collect.Data.Messages;

/// <summary>The mails of a mailbox file (mbox, RFC 4155), one after another: what their writers said, without quoted mails and signatures.</summary>
static class MailMessages
{
    /// <summary>Whether the head of a file begins a mailbox.</summary>
    public static bool IsMailbox(string head) => head.StartsWith("From ", StringComparison.Ordinal) && head.Contains("\nFrom: ", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">The file stops being a mailbox.</exception>
    public static IEnumerable<Message> Read(Stream bytes)
    {
        // Before the parser first looks for encodings: it remembers those that it did not find.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var parser = new MimeParser(bytes, MimeFormat.Mbox);
        while (!parser.IsEndOfStream)
        {
            MimeMessage mail;
            try
            {
                mail = parser.ParseMessage();
            }
            catch (FormatException broken)
            {
                throw new InvalidDataException(broken.Message, broken);
            }

            using (mail)
                yield return Of(mail);
        }
    }

    static Message Of(MimeMessage mail)
    {
        var body = MailText.WithoutQuotes(mail.TextBody ?? MarkupText.Of(mail.HtmlBody ?? ""));
        // An answer's subject is that of another mail.
        var subject = (mail.Subject ?? "").Trim();
        var isAnswer = subject.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("回复", StringComparison.Ordinal) || subject.StartsWith("答复", StringComparison.Ordinal);
        return new Message(
            mail.MessageId ?? "", mail.From.Mailboxes.FirstOrDefault()?.Address ?? "",
            mail.Date == default ? "" : mail.Date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            isAnswer || subject.Length == 0 ? body : subject + "\n" + body, "mail", "");
    }
}
