using System.Globalization;
using System.Text;
using ExcelDataReader;

namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>Reads the first sheet of an Excel file. Dates become ISO text, numbers round-trip.</summary>
public sealed class SheetReader : TableReader
{
    readonly Stream stream;
    readonly IExcelDataReader sheet;
    (int Start, int Length)[] cells = new (int, int)[16];
    byte[] values = new byte[4096];
    int used;
    int count;
    long line;

    public SheetReader(Stream file)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        stream = file;
        sheet = ExcelReaderFactory.CreateReader(file);
    }

    public override int Count => count;

    public override long Line => line;

    public override ReadOnlySpan<byte> Raw
    {
        get
        {
            var row = new StringBuilder();
            for (var i = 0; i < count; i++)
                row.Append(i == 0 ? "" : ",").Append(Encoding.UTF8.GetString(this[i]));
            return Encoding.UTF8.GetBytes(row.ToString());
        }
    }

    public override RowFault Fault => RowFault.None;

    public override ReadOnlySpan<byte> this[int cell] => values.AsSpan(cells[cell].Start, cells[cell].Length);

    protected override bool ReadRow()
    {
        while (sheet.Read())
        {
            line++;
            (count, used) = (sheet.FieldCount, 0);
            if (cells.Length < count)
                cells = new (int, int)[count];
            for (var i = 0; i < count; i++)
                Keep(i, Text(sheet.GetValue(i)));
            if (used > 0)
                return true;
        }

        return false;
    }

    static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    void Keep(int cell, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (values.Length < used + most)
            Array.Resize(ref values, Math.Max(values.Length * 2, used + most));
        var length = Encoding.UTF8.GetBytes(text, values.AsSpan(used));
        cells[cell] = (used, length);
        used += length;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        sheet.Dispose();
        stream.Dispose();
    }
}
