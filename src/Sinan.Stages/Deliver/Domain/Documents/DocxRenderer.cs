using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>Writes a Word document: real styles, headings with native numbering, lists, tables with repeated heads, references as links to bookmarks.</summary>
static class DocxRenderer
{
    /// <summary>Text width of A4 with 16 mm margins, in twentieths of a point.</summary>
    const int TextWidth = 10_092;

    public static byte[] Render(TypesetDocument document)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocxStyles.Make(document.Lang);
            var numbered = document.Blocks.OfType<TypesetList>().Count(l => l.IsNumbered);
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = DocxNumbering.Make(numbered);
            var settings = main.AddNewPart<DocumentSettingsPart>();
            settings.Settings = new Settings(new ThemeFontLanguages { Val = document.Lang.Code == "zh-CN" ? "en-US" : document.Lang.Code, EastAsia = "zh-CN" });
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(new W.Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }),
                Run(document.Title.Plain + "  "),
                new W.Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new W.Run(new FieldCode(" PAGE ")), new W.Run(new FieldChar { FieldCharType = FieldCharValues.End })));

            var body = new Body(Paragraph("Title", document.Title));
            foreach (var line in document.Lead)
                body.Append(Paragraph("Subtitle", line));
            var (list, bookmark) = (0, 0);
            foreach (var block in document.Blocks)
                body.Append(Write(block, ref list, ref bookmark));
            body.Append(new SectionProperties(
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = 11_906, Height = 16_838 },
                new PageMargin { Top = 1_021, Bottom = 1_021, Left = 907, Right = 907, Header = 567, Footer = 454, Gutter = 0 }));
            main.Document = new W.Document(body);
            package.PackageProperties.Title = document.Title.Plain;
            package.PackageProperties.Creator = "Sinan";
            package.PackageProperties.Language = document.Lang.Code;
        }

        return file.ToArray();
    }

    static IEnumerable<OpenXmlElement> Write(TypesetBlock block, ref int list, ref int bookmark)
    {
        switch (block)
        {
            case TypesetHeading h:
                return [Paragraph("Heading" + h.Level.ToString(CultureInfo.InvariantCulture), h.Text)];
            case TypesetParagraph p:
                return [Paragraph("BodyText", p.Text)];
            case TypesetList l:
                // Each numbered list counts from one, so it has a numbering of its own.
                var number = l.IsNumbered ? DocxNumbering.FirstList + list++ : DocxNumbering.Bullets;
                var style = l.IsNumbered ? "ListNumber" : "ListBullet";
                return [.. l.Items.Select(item => Paragraph(style, item, new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number })))];
            case TypesetQuotes q:
                return [.. q.Sentences.Select(s => Paragraph("Quote", new Line(new Run(s)))), .. q.Source is null ? [] : new[] { Paragraph("Subtitle", q.Source) }];
            case TypesetDiagram d:
                return [Paragraph("Caption", d.Caption), .. Layers(d)];
            case TypesetTable t:
                return [Paragraph("Caption", t.Caption), Write(t, ref bookmark), new W.Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "BodyText" }))];
            default:
                throw new ArgumentException($"There is no way to write a {block.GetType().Name}.", nameof(block));
        }
    }

    /// <summary>Each layer of boxes as a row of cells, with an arrow to the next.</summary>
    static IEnumerable<OpenXmlElement> Layers(TypesetDiagram diagram)
    {
        var layers = diagram.Boxes.GroupBy(b => b.Layer).OrderBy(l => l.Key).Select(l => l.ToList()).ToList();
        foreach (var (n, layer) in layers.Index())
        {
            if (n > 0)
                yield return Centred(Paragraph("BodyText", new Line(new Run("↓"))));
            var width = TextWidth / layer.Count;
            yield return new W.Table(
                new TableProperties(
                    new TableStyle { Val = "TableGrid" }, new TableWidth { Type = TableWidthUnitValues.Dxa, Width = TextWidth.ToString(CultureInfo.InvariantCulture) },
                    new TableLayout { Type = TableLayoutValues.Fixed }),
                new TableGrid(layer.Select(_ => new GridColumn { Width = width.ToString(CultureInfo.InvariantCulture) })),
                new TableRow([new TableRowProperties(new CantSplit()), .. layer.Select(box => new TableCell(
                    new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width.ToString(CultureInfo.InvariantCulture) }),
                    Centred(Paragraph("TableText", new Line(new Run(box.Name))))))]));
        }

        yield return Paragraph("BodyText", new Line());
    }

    static W.Paragraph Centred(W.Paragraph paragraph)
    {
        paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Center });
        return paragraph;
    }

    static W.Table Write(TypesetTable table, ref int bookmark)
    {
        var total = table.Columns.Sum(c => c.Weight);
        var widths = table.Columns.Select(c => TextWidth * c.Weight / total).ToList();
        var made = new W.Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" }, new TableWidth { Type = TableWidthUnitValues.Dxa, Width = TextWidth.ToString(CultureInfo.InvariantCulture) },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        made.Append(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Select((c, n) => Cell("TableHead", c.Header, widths[n], c.IsNumber))]));
        foreach (var (r, row) in table.Rows.Index())
        {
            var cells = row.Select((cell, n) => Cell("TableText", cell, widths[n], table.Columns[n].IsNumber)).ToList();
            if (table.Anchors[r] > 0)
            {
                var id = (bookmark++).ToString(CultureInfo.InvariantCulture);
                var first = cells[0].GetFirstChild<W.Paragraph>()!;
                first.InsertAfter(new BookmarkStart { Id = id, Name = Anchor(table.Anchors[r]) }, first.ParagraphProperties);
                first.Append(new BookmarkEnd { Id = id });
            }

            made.Append(new TableRow([new TableRowProperties(new CantSplit()), .. cells]));
        }

        return made;
    }

    static TableCell Cell(string style, Line line, int width, bool isNumber)
    {
        var paragraph = Paragraph(style, line);
        if (isNumber)
            paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
        return new TableCell(new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = width.ToString(CultureInfo.InvariantCulture) }), paragraph);
    }

    static W.Paragraph Paragraph(string style, Line line, NumberingProperties? numbering = null)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (numbering is not null)
            properties.Append(numbering);
        var paragraph = new W.Paragraph(properties);
        foreach (var run in line.Runs)
        {
            if (run.Text.Length > 0)
                paragraph.Append(Run(run.Text, run.IsFigure ? "Figure" : null));
            if (run.Reference > 0)
                paragraph.Append(new Hyperlink(Run(string.Create(CultureInfo.InvariantCulture, $"[{run.Reference}]"), "Reference")) { Anchor = Anchor(run.Reference), History = true });
        }

        return paragraph;
    }

    static W.Run Run(string text, string? style = null)
    {
        var run = new W.Run();
        if (style is not null)
            run.Append(new RunProperties(new RunStyle { Val = style }));
        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    static string Anchor(int reference) => string.Create(CultureInfo.InvariantCulture, $"e{reference}");
}
