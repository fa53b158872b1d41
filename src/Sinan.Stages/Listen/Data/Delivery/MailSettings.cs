using System.Net;
using System.Net.Mail;

namespace Sinan.Stages.Listen.Data.Delivery;

/// <summary>The mail server of the operator: smtp://user:password@host:25?from=sinan@example.org, smtps:// for STARTTLS.</summary>
/// <param name="Server">Address of the server; null when no mail is sent.</param>
public sealed record MailSettings(Uri? Server)
{
    /// <summary>Environment variable with the address.</summary>
    public const string Variable = "SINAN_SMTP";

    public static MailSettings Parse(string? text) =>
        new(Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "smtp" or "smtps") ? uri : null);

    /// <summary>Sends one mail.</summary>
    /// <exception cref="SmtpException">The server does not take it.</exception>
    public async Task SendAsync(string to, AlertMessage message, CancellationToken cancellationToken)
    {
        var server = Server!;
        var (user, password) = server.UserInfo.Split(':', 2) is [var name, var word] ? (Uri.UnescapeDataString(name), Uri.UnescapeDataString(word)) : ("", "");
        using var client = new SmtpClient(server.Host, server.Port > 0 ? server.Port : 25) { EnableSsl = server.Scheme == "smtps" };
        if (user.Length > 0)
            client.Credentials = new NetworkCredential(user, password);
        var from = server.Query.StartsWith("?from=", StringComparison.Ordinal) ? Uri.UnescapeDataString(server.Query[6..]) : "sinan@" + server.Host;
        using var mail = new MailMessage(from, to, message.Title, message.Text);
        await client.SendMailAsync(mail, cancellationToken);
    }
}
