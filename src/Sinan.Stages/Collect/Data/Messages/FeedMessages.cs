using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Sinan.Stages.Collect.Domain.Messages;

namespace Sinan.Stages.Collect.Data.Messages;

/// <summary>Entries of RSS (0.9 to 2.0), Atom (RFC 4287) and, of podcasts and blogs that use them, their usual extensions. Document types are refused: they can grow without end and read files.</summary>
static class FeedMessages
{
    /// <summary>A longer feed is no feed: 64 million characters.</summary>
    const long MostCharacters = 64_000_000;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters, MaxCharactersFromEntities = 0, IgnoreComments = true,
    };

    /// <summary>Whether the head of a file begins a feed.</summary>
    public static bool IsFeed(string head) =>
        head.TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('<') && (head.Contains("<rss", StringComparison.Ordinal) || head.Contains("<feed", StringComparison.Ordinal) || head.Contains("<rdf:RDF", StringComparison.Ordinal));

    /// <exception cref="InvalidDataException">The XML is broken or declares a document type.</exception>
    public static IEnumerable<Message> Read(Stream bytes)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(bytes, Settings);
            root = XDocument.Load(reader).Root!;
        }
        catch (XmlException broken)
        {
            throw new InvalidDataException(broken.Message, broken);
        }

        var title = MarkupText.Of(Of(Child(root, "channel") ?? root, "title"));
        return root.Descendants().Where(e => e.Name.LocalName is "item" or "entry").Select(entry => Entry(entry, title));
    }

    static Message Entry(XElement entry, string source)
    {
        var (heading, body) = (MarkupText.Of(Of(entry, "title")), MarkupText.Of(First(Of(entry, "encoded"), Of(entry, "content"), Of(entry, "description"), Of(entry, "summary"))));
        var text = body.Length == 0 || body.StartsWith(heading, StringComparison.Ordinal) ? First(body, heading) : heading.Length == 0 ? body : heading + "\n" + body;
        var author = Child(entry, "author");
        var link = Child(entry, "link");
        return new Message(
            First(Of(entry, "guid"), Of(entry, "id"), (string?)link?.Attribute("href") ?? link?.Value ?? ""),
            First(author is null ? "" : Of(author, "name"), Of(entry, "creator"), author?.Value ?? "").Trim(),
            TimeOf(First(Of(entry, "published"), Of(entry, "updated"), Of(entry, "pubDate"), Of(entry, "date"))), text, source, Of(entry, "category"));
    }

    /// <summary>ISO 8601; RSS writes times as mails do (RFC 822).</summary>
    static string TimeOf(string text) =>
        DateTimeOffset.TryParse(WithoutZeroZone(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : text;

    /// <summary>A time without zone is read as UTC.</summary>
    static string WithoutZeroZone(string text) =>
        text.EndsWith(" GMT", StringComparison.Ordinal) || text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..^4]
        : text.EndsWith(" UT", StringComparison.Ordinal) ? text[..^3]
        : text;

    static XElement? Child(XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    static string Of(XElement of, string name) => Child(of, name)?.Value.Trim() ?? "";

    static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
                return text;
        }

        return "";
    }
}
