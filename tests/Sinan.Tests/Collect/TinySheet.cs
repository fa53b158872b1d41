using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Sinan.Tests.Collect;

/// <summary>Writes small Excel files.</summary>
static class TinySheet
{
    public static void Write(Stream stream, string[][] rows)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var sheet = workbook.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new Worksheet(new SheetData(rows.Select(row => new Row(row.Select(cell => new Cell { DataType = CellValues.String, CellValue = new CellValue(cell) })))));
        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Sheet1" }));
    }
}

static class DictionaryConversions
{
    public static ImmutableDictionary<string, string> ToImmutable(this Dictionary<string, string> map) => map.ToImmutableDictionary();
}
