using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using W = DocumentFormat.OpenXml.Wordprocessing;
using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Documents;

namespace Sinan.Tests.Deliver;

public sealed class DocumentTests
{
    const string Script = "<script>alert('x')</script>", Formula = "=cmd|' /C calc'!A0";

    static readonly Evidence proof = new Evidence
    {
        Stage = "decide", Question = "RankNeeds", Parameters = "{}", Statement = new Phrase("decide.evidence.asking", Fact.Of("name", "发票|a_b*c"), Fact.Count("comments", 430), Fact.Share("value", 0.9)),
        Data = DataVersion.Empty, Method = "method.theme_share", Value = 0.9, Unit = FactKind.Share, Interval = new Interval(0.87, 0.93), CodeVersion = "1", At = DateTimeOffset.UnixEpoch,
    }.Sealed();

    static (TypesetDocument Page, Typesetter Setter) Page(Lang lang)
    {
        var document = new Document(
            "test", new Phrase("deliver.needs.title"), [Phrase.Literal("司南 " + Script)],
            [
                new Heading(1, new Phrase("deliver.needs.summary")),
                new Paragraph(proof.Statement with { Facts = [proof.Statement.Facts[0], proof.Statement.Facts[1].From(proof.Id), proof.AsFact("value")] }),
                new Heading(2, Phrase.Literal(Formula)),
                new Bullets(Phrase.Literal("a & b"), Phrase.Literal("1. no list")),
                new Numbered(Phrase.Literal("一"), Phrase.Literal("二")),
                new Quotes([Script, Formula, "control \u0007 and \u202Ehidden", "[link](javascript:alert(1)) `code` | pipe"], new Phrase("deliver.quotes.source")),
                new Table(
                    Phrase.Literal("t"), [new Column(Phrase.Literal("名"), 2), new Column(Phrase.Literal("n"), 1, true)],
                    [[Phrase.Literal(Formula), new Phrase("deliver.cell", proof.AsFact("value"))], [Phrase.Literal(Script + "|x"), new Phrase("deliver.cell", Fact.Count("value", 3))]]),
            ]);
        var setter = new Typesetter(new Localizer(SinanCli.Texts, lang));
        var page = setter.Set(document);
        return (page with { Blocks = [.. page.Blocks, .. setter.Appendix(new Dictionary<EvidenceId, Evidence> { [proof.Id] = proof })] }, setter);
    }

    public static TheoryData<string> Languages => ["zh-CN", "en"];

    [Fact]
    public void Figures_without_evidence_are_counted()
    {
        var (_, setter) = Page(Lang.English);

        // Two figures in the sentence, two in the table; the plain 3 has no evidence.
        Assert.Equal((4, 1), (setter.Facts, setter.Unsupported));
        Assert.Equal([proof.Id], setter.References);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_page_shows_peoples_words_as_words(string lang)
    {
        var html = Encoding.UTF8.GetString(HtmlRenderer.Render(Page(Lang.Parse(lang)!.Value).Page));
        var page = new HtmlParser().ParseDocument(html);

        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, link"));
        Assert.Contains(Script, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(lang, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("'" + Formula, page.QuerySelector("tbody td")!.TextContent);
        Assert.All(page.QuerySelectorAll("td, th, li"), cell => Assert.False(cell.TextContent.TrimStart().StartsWith('='), cell.TextContent));
        // Every reference leads to a row of the appendix.
        Assert.All(page.QuerySelectorAll("sup a"), a => Assert.NotNull(page.QuerySelector(a.GetAttribute("href")!)));
        Assert.Contains(proof.Id.Value, page.QuerySelector("#e1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_markdown_renders_without_anyones_markup(string lang)
    {
        var text = Encoding.UTF8.GetString(MarkdownRenderer.Render(Page(Lang.Parse(lang)!.Value).Page));
        // Markdig is an independent reader of the same standard.
        var html = Markdig.Markdown.ToHtml(text, Markdig.MarkdownExtensions.UsePipeTables(new Markdig.MarkdownPipelineBuilder()).Build());
        var page = new HtmlParser().ParseDocument(html);

        Assert.Empty(page.QuerySelectorAll("script, code, a[href^=javascript]"));
        Assert.Contains(Script, page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("[link](javascript:alert(1)) `code` | pipe", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("td"), c => c.TextContent == Script + "|x");
        Assert.Equal(2, page.QuerySelectorAll("table").Length);
        Assert.Equal(2, page.QuerySelectorAll("ol li").Length);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Word_finds_no_fault_and_real_styles(string lang)
    {
        var bytes = DocxRenderer.Render(Page(Lang.Parse(lang)!.Value).Page);
        using var package = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        var body = package.MainDocumentPart!.Document.Body!;

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(package).Select(e => e.Path?.XPath + ": " + e.Description));
        Assert.Contains(Script, body.InnerText, StringComparison.Ordinal);
        var used = body.Descendants<W.ParagraphStyleId>().Select(s => s.Val!.Value!).ToHashSet();
        var known = package.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<W.Style>().Select(s => s.StyleId!.Value!).ToHashSet();
        Assert.Subset(known, used);
        Assert.Superset(new HashSet<string> { "Title", "Heading1", "Heading2", "ListBullet", "ListNumber", "Caption", "TableText" }, used);
        var fonts = package.MainDocumentPart.StyleDefinitionsPart.Styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!;
        Assert.Equal("Microsoft YaHei", fonts.RunFonts!.EastAsia);
        Assert.Equal("zh-CN", fonts.Languages!.EastAsia);
        Assert.NotNull(package.MainDocumentPart.StyleDefinitionsPart.Styles.Elements<W.Style>().First(s => s.StyleId == "Heading1").StyleParagraphProperties!.NumberingProperties);
        var bookmarks = body.Descendants<W.BookmarkStart>().Select(b => b.Name!.Value).ToHashSet();
        Assert.All(body.Descendants<W.Hyperlink>(), h => Assert.Contains(h.Anchor!.Value, bookmarks));
        Assert.Contains(body.Descendants<W.TableHeader>(), _ => true);
    }
}
