using System.Text;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Messages;

namespace Sinan.Stages.Collect.Data.Messages;

/// <summary>Files of messages: recognised by how they begin, opened as rows of equal columns.</summary>
static class MessageFormats
{
    /// <summary>The format of a file that is no table; null for a table.</summary>
    /// <param name="head">The beginning of the file, in UTF-8.</param>
    public static TableFormat? Of(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head);
        return FeedMessages.IsFeed(text) ? TableFormat.Feed
            : MailMessages.IsMailbox(text) ? TableFormat.Mailbox
            : JsonMessages.IsKnown(text) ? TableFormat.MessageJson
            : ChatText.IsChat(text) ? TableFormat.Chat
            : null;
    }

    /// <summary>The messages of a file, or of a folder of texts.</summary>
    /// <param name="path">Names a channel where the file does not.</param>
    /// <param name="format">One of those that <see cref="Of"/> finds, or a folder of texts.</param>
    /// <param name="content">The file as it is for feeds and mailboxes, else in UTF-8.</param>
    public static IEnumerable<Message> Read(string path, TableFormat format, Stream content)
    {
        if (format == TableFormat.TextFolder)
            return TextFolder.Read(path);
        var room = Path.GetFileName(path).Split('.')[0];
        return format switch
        {
            TableFormat.Feed => FeedMessages.Read(content),
            TableFormat.Mailbox => MailMessages.Read(content),
            TableFormat.MessageJson => JsonMessages.Read(content, room),
            _ => ChatText.Read(new StreamReader(content, Encoding.UTF8), room),
        };
    }
}
