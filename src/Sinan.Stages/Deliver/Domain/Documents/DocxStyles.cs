using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>The styles of a Word document. Han gets a Chinese face and language in every style, else programs fall back to a Japanese one.</summary>
static class DocxStyles
{
    const string Han = "Microsoft YaHei", Latin = "Calibri";

    public static Styles Make(Lang lang) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = Latin, HighAnsi = Latin, EastAsia = Han, ComplexScript = Latin },
                new FontSize { Val = "21" }, new FontSizeComplexScript { Val = "21" },
                new Languages { Val = lang.Code == "zh-CN" ? "en-US" : lang.Code, EastAsia = "zh-CN", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "0", Line = "300", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Paragraph("Title", "Title", before: 0, after: 120, size: 40, bold: true),
        Paragraph("Subtitle", "Subtitle", after: 0, size: 19, colour: "5A6779"),
        Heading(1, size: 30, before: 400, after: 120),
        Heading(2, size: 25, before: 280, after: 80),
        Paragraph("BodyText", "Body Text", after: 120),
        Paragraph("ListBullet", "List Bullet", after: 60),
        Paragraph("ListNumber", "List Number", after: 60),
        Paragraph("Quote", "Quote", after: 60, colour: "3C4657", indent: 360),
        Paragraph("Caption", "caption", before: 120, after: 60, size: 20, bold: true, keepNext: true),
        Paragraph("TableText", "Table Text", before: 20, after: 20, size: 18),
        Paragraph("TableHead", "Table Head", before: 20, after: 20, size: 18, bold: true, colour: "5A6779"),
        Paragraph("Footer", "footer", size: 17, colour: "5A6779"),
        Character("Figure", "Figure", new Bold()),
        Character("Reference", "Reference", new Color { Val = "3B5BDB" }, new VerticalTextAlignment { Val = VerticalPositionValues.Superscript }),
        new Style(
            new StyleName { Val = "Table Grid" }, new UIPriority { Val = 39 },
            new StyleTableProperties(
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 6, Color = "C3CAD4" }, new BottomBorder { Val = BorderValues.Single, Size = 6, Color = "C3CAD4" },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "DCE1E7" }),
                new TableCellMarginDefault(
                    new TopMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 80, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "30", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 80, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "TableGrid" });

    static Style Heading(int level, int size, int before, int after)
    {
        var style = Paragraph($"Heading{level}", $"heading {level}", before, after, size, bold: true, keepNext: true);
        style.StyleParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = level - 1 }, new NumberingId { Val = DocxNumbering.Headings });
        style.StyleParagraphProperties.OutlineLevel = new OutlineLevel { Val = level - 1 };
        return style;
    }

    static Style Paragraph(string id, string name, int before = 0, int after = 0, int size = 0, bool bold = false, string? colour = null, int indent = 0, bool keepNext = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (keepNext)
            paragraph.KeepNext = new KeepNext();
        paragraph.SpacingBetweenLines = new SpacingBetweenLines { Before = Number(before), After = Number(after) };
        if (indent > 0)
            paragraph.Indentation = new Indentation { Left = Number(indent) };
        var run = new StyleRunProperties();
        if (bold)
            run.Bold = new Bold();
        if (colour is not null)
            run.Color = new Color { Val = colour };
        if (size > 0)
            (run.FontSize, run.FontSizeComplexScript) = (new FontSize { Val = Number(size) }, new FontSizeComplexScript { Val = Number(size) });
        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new NextParagraphStyle { Val = "BodyText" }, new PrimaryStyle(), paragraph, run)
        { Type = StyleValues.Paragraph, StyleId = id };
    }

    static Style Character(string id, string name, params OpenXmlElement[] properties) =>
        new(new StyleName { Val = name }, new PrimaryStyle(), new StyleRunProperties(properties)) { Type = StyleValues.Character, StyleId = id };

    static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Native numbering: chapters 1, 1.1; bullets; and a counter of its own for each numbered list.</summary>
static class DocxNumbering
{
    public const int Headings = 1, Bullets = 2, FirstList = 3;

    public static Numbering Make(int lists)
    {
        var numbering = new Numbering(
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.Multilevel },
                HeadingLevel(0, "%1", "Heading1"), HeadingLevel(1, "%1.%2", "Heading2")) { AbstractNumberId = 0 },
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "•" }, new LevelJustification { Val = LevelJustificationValues.Left }, Hang()) { LevelIndex = 0 }) { AbstractNumberId = 1 },
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new LevelText { Val = "%1." }, new LevelJustification { Val = LevelJustificationValues.Left }, Hang()) { LevelIndex = 0 }) { AbstractNumberId = 2 },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = Headings },
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = Bullets });
        for (var n = 0; n < lists; n++)
            numbering.Append(new NumberingInstance(new AbstractNumId { Val = 2 }, new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 }) { NumberID = FirstList + n });
        return numbering;
    }

    static Level HeadingLevel(int level, string text, string style) => new(
        new StartNumberingValue { Val = 1 }, new NumberingFormat { Val = NumberFormatValues.Decimal }, new ParagraphStyleIdInLevel { Val = style },
        new LevelSuffix { Val = LevelSuffixValues.Space }, new LevelText { Val = text }, new LevelJustification { Val = LevelJustificationValues.Left },
        new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = "0" })) { LevelIndex = level };

    static PreviousParagraphProperties Hang() => new(new Indentation { Left = "360", Hanging = "360" });
}
