using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Sinan.DuckDb;

/// <summary>Writes values as DuckDB's own cast to VARCHAR does; the tests compare the two.</summary>
static class DuckDbText
{
    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    static readonly SearchValues<char> Ambiguous = SearchValues.Create("\"'()[]{},:=\\");

    public static string? Write(DuckDbColumn column, int row)
    {
        if (column.IsNull(row))
            return null;
        return column.Type.Kind switch
        {
            DuckDbKind.Boolean => column.Values<byte>()[row] != 0 ? "true" : "false",
            DuckDbKind.TinyInt => Integer(column.Values<sbyte>()[row]),
            DuckDbKind.SmallInt => Integer(column.Values<short>()[row]),
            DuckDbKind.Integer => Integer(column.Values<int>()[row]),
            DuckDbKind.BigInt => Integer(column.Values<long>()[row]),
            DuckDbKind.UTinyInt => Integer(column.Values<byte>()[row]),
            DuckDbKind.USmallInt => Integer(column.Values<ushort>()[row]),
            DuckDbKind.UInteger => Integer(column.Values<uint>()[row]),
            DuckDbKind.UBigInt => Integer(column.Values<ulong>()[row]),
            DuckDbKind.HugeInt => Integer(column.Values<Int128>()[row]),
            DuckDbKind.UHugeInt => Integer(column.Values<UInt128>()[row]),
            DuckDbKind.Float => Real(column.Values<float>()[row].ToString("R", Invariant)),
            DuckDbKind.Double => Real(column.Values<double>()[row].ToString("R", Invariant)),
            DuckDbKind.Decimal => Decimal(column, row),
            DuckDbKind.Varchar => column.Text(row),
            DuckDbKind.Blob => Blob(column.Utf8(row)),
            DuckDbKind.Uuid => Uuid(column.Values<UInt128>()[row]),
            DuckDbKind.Enum => column.Type.EnumValues[EnumCode(column, row)],
            DuckDbKind.Date => DuckDbTime.Date(column.Values<int>()[row]),
            DuckDbKind.Time => DuckDbTime.Time(column.Values<long>()[row]),
            DuckDbKind.TimestampS => DuckDbTime.Moment(column.Values<long>()[row], 1),
            DuckDbKind.TimestampMs => DuckDbTime.Moment(column.Values<long>()[row], 1_000),
            DuckDbKind.Timestamp => DuckDbTime.Moment(column.Values<long>()[row], 1_000_000),
            DuckDbKind.TimestampTz => DuckDbTime.Moment(column.Values<long>()[row], 1_000_000, "+00"),
            DuckDbKind.TimestampNs => DuckDbTime.Moment(column.Values<long>()[row], 1_000_000_000),
            DuckDbKind.Interval => DuckDbTime.Interval(column.Values<DuckDbInterval>()[row]),
            DuckDbKind.List => List(column, row),
            DuckDbKind.Struct => Struct(column, row),
            DuckDbKind.Map => Map(column, row),
            _ => throw new NotSupportedException($"A {column.Type.Kind} column is shown only after CAST(… AS VARCHAR)."),
        };
    }

    static string Integer<T>(T value)
        where T : IBinaryInteger<T> => value.ToString(null, Invariant);

    /// <summary>.NET and DuckDB both write the shortest digits that read back; they differ in the form: "1E+16" and "1e+16", "42" and "42.0".</summary>
    static string Real(string text) => text switch
    {
        "NaN" => "nan",
        "Infinity" => "inf",
        "-Infinity" => "-inf",
        _ when text.Contains('E', StringComparison.Ordinal) => Exponent(text),
        _ => text.Contains('.', StringComparison.Ordinal) ? text : text + ".0",
    };

    static string Exponent(string text)
    {
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, Invariant);
        if (exponent is > 0 and < 16)
        {
            // .NET changes to an exponent at 1E+15, DuckDB at 1e+16.
            var digits = text[..at].Replace(".", "", StringComparison.Ordinal);
            return digits.PadRight(exponent + (digits[0] == '-' ? 2 : 1), '0') + ".0";
        }

        return text[..at] + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString("00", Invariant);
    }

    static string Decimal(DuckDbColumn column, int row)
    {
        Int128 raw = column.Type.ValueSize switch
        {
            2 => column.Values<short>()[row],
            4 => column.Values<int>()[row],
            8 => column.Values<long>()[row],
            _ => column.Values<Int128>()[row],
        };
        var scale = column.Type.Scale;
        var digits = Int128.Abs(raw).ToString(Invariant).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : digits[..^scale] + "." + digits[^scale..];
        return raw < 0 ? "-" + text : text;
    }

    static string Blob(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            if (b is >= 32 and <= 126 and not (byte)'\\' and not (byte)'\'' and not (byte)'"')
                text.Append((char)b);
            else
                text.Append(Invariant, $"\\x{b:X2}");
        }

        return text.ToString();
    }

    /// <summary>DuckDB keeps a UUID as a hugeint with the top bit flipped, so that it sorts.</summary>
    static string Uuid(UInt128 raw)
    {
        var hex = (raw ^ (UInt128.One << 127)).ToString("x32", Invariant);
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    static int EnumCode(DuckDbColumn column, int row) => column.Type.ValueSize switch
    {
        1 => column.Values<byte>()[row],
        2 => column.Values<ushort>()[row],
        _ => (int)column.Values<uint>()[row],
    };

    static string List(DuckDbColumn column, int row)
    {
        var entry = column.Values<DuckDbListEntry>()[row];
        var elements = column.Elements();
        var text = new StringBuilder("[");
        for (var i = 0; i < (int)entry.Length; i++)
            text.Append(i > 0 ? ", " : "").Append(Nested(elements, (int)entry.Offset + i));
        return text.Append(']').ToString();
    }

    static string Map(DuckDbColumn column, int row)
    {
        var entry = column.Values<DuckDbListEntry>()[row];
        var pairs = column.Elements();
        var text = new StringBuilder("{");
        for (var i = (int)entry.Offset; i < (int)(entry.Offset + entry.Length); i++)
            text.Append(i > (int)entry.Offset ? ", " : "").Append(Nested(pairs.Field(0), i)).Append('=').Append(Nested(pairs.Field(1), i));
        return text.Append('}').ToString();
    }

    static string Struct(DuckDbColumn column, int row)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < column.Type.Fields.Length; i++)
            text.Append(i > 0 ? ", '" : "'").Append(column.Type.Fields[i].Name).Append("': ").Append(Nested(column.Field(i), row));
        return text.Append('}').ToString();
    }

    /// <summary>Inside a list, a struct or a map, texts that could be misread stand in quotes.</summary>
    static string Nested(DuckDbColumn column, int row)
    {
        var text = Write(column, row);
        if (text is null)
            return "NULL";
        return column.Type.Kind is DuckDbKind.List or DuckDbKind.Struct or DuckDbKind.Map || !NeedsQuotes(text)
            ? text
            : "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
    }

    static bool NeedsQuotes(string text) =>
        text.Length == 0
        || text.Equals("null", StringComparison.OrdinalIgnoreCase)
        || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])
        || text.AsSpan().ContainsAny(Ambiguous);
}
