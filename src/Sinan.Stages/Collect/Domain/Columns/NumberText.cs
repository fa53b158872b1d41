using System.Buffers.Text;

namespace Sinan.Stages.Collect.Domain.Columns;

/// <summary>Reads numbers and missing values from UTF-8 cells.</summary>
public static class NumberText
{
    /// <summary>Empty, or one of the words that programs write for nothing: null, NaN, None, N/A, \N, (null), undefined, NaT, 空.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
            return true;
        if (cell.Length > 9)
            return false;
        return cell.Length switch
        {
            2 => cell.SequenceEqual("\\N"u8),
            3 => Is(cell, "nan"u8) || Is(cell, "n/a"u8) || Is(cell, "nat"u8) || cell.SequenceEqual("空"u8),
            4 => Is(cell, "null"u8) || Is(cell, "none"u8) || Is(cell, "<na>"u8),
            6 => Is(cell, "(null)"u8),
            9 => Is(cell, "undefined"u8),
            _ => false,
        };
    }

    /// <summary>A decimal number; a currency sign, thousands commas ("£1,234.50") and a closing % or 元 are understood.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, out double value)
    {
        if (Utf8Parser.TryParse(cell, out value, out var used) && used == cell.Length)
            return double.IsFinite(value);
        return TryDecorated(cell, out value);
    }

    /// <summary>"17850.0" is the identifier 17850: spreadsheets write whole numbers so.</summary>
    public static ReadOnlySpan<byte> WithoutFloatTail(ReadOnlySpan<byte> id) =>
        id.Length > 2 && id.EndsWith(".0"u8) && id[..^2].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? id[..^2] : id;

    static bool TryDecorated(ReadOnlySpan<byte> cell, out double value)
    {
        value = 0;
        if (cell.Length > 64)
            return false;
        var negative = false;
        var inBrackets = cell.Length > 2 && cell[0] == (byte)'(' && cell[^1] == (byte)')';
        if (inBrackets)
        {
            cell = cell[1..^1];
            negative = true;
        }

        if (cell.Length > 0 && cell[0] is (byte)'-' or (byte)'+')
        {
            negative ^= cell[0] == (byte)'-';
            cell = cell[1..];
        }

        cell = TrimSign(cell.Trim((byte)' '));
        Span<byte> plain = stackalloc byte[64];
        var length = 0;
        for (var i = 0; i < cell.Length; i++)
        {
            // A comma stands between digits with exactly three after it.
            if (cell[i] == (byte)',' && i > 0 && i + 3 < cell.Length && IsDigits(cell.Slice(i + 1, 3)))
                continue;
            plain[length++] = cell[i];
        }

        if (length == 0 || !char.IsAsciiDigit((char)plain[0]) || !Utf8Parser.TryParse(plain[..length], out value, out var used) || used != length || !double.IsFinite(value))
            return false;
        value = negative ? -value : value;
        return true;
    }

    static ReadOnlySpan<byte> TrimSign(ReadOnlySpan<byte> cell)
    {
        var sign = cell.StartsWith("¥"u8) ? "¥"u8.Length
            : cell.StartsWith("￥"u8) ? "￥"u8.Length
            : cell.StartsWith("£"u8) ? "£"u8.Length
            : cell.StartsWith("€"u8) ? "€"u8.Length
            : cell.StartsWith("$"u8) ? 1
            : 0;
        return cell.EndsWith("元"u8) ? cell[sign..^"元"u8.Length].Trim((byte)' ') : cell[sign..].TrimStart((byte)' ');
    }

    static bool IsDigits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    static bool Is(ReadOnlySpan<byte> cell, ReadOnlySpan<byte> lower)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if ((cell[i] | (cell[i] is >= (byte)'A' and <= (byte)'Z' ? 0x20 : 0)) != lower[i])
                return false;
        }

        return true;
    }
}
