using System.Text.Unicode;

namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>Reads CSV and its relatives: UTF-8 bytes in, spans of cells out, nothing allocated per row.</summary>
/// <remarks>
/// Quotes follow RFC 4180, fields may hold line ends, line ends may be mixed. A broken quote costs one line, a row over the limit costs that row:
/// reading goes on at the next line. The bytes of a row over the limit are never held together.
/// </remarks>
/// <param name="utf8">Text; disposed with the reader.</param>
/// <param name="dialect">How rows and cells are cut.</param>
/// <param name="transcoded">The text was transcoded: a replacement character is a byte that was not readable.</param>
/// <param name="mostRowBytes">Longest row read.</param>
public sealed class DelimitedReader(Stream utf8, Dialect dialect, bool transcoded = false, int mostRowBytes = DelimitedReader.MostRowBytes) : TableReader
{
    /// <summary>Longest row that is read, in bytes.</summary>
    public const int MostRowBytes = 16 * 1024 * 1024;

    const int RawOfLongRow = 256;
    const int NeedMore = -1;
    const int Broken = -2;

    readonly ByteWindow window = new(utf8, mostRowBytes);
    readonly byte[] longRow = new byte[RawOfLongRow];
    CellSpan[] cells = new CellSpan[32];
    byte[] unescaped = new byte[256];
    int unescapedUsed;
    int count;
    int rowBytes;
    int longRowBytes;
    bool started;
    long line = 1;
    long nextLine = 1;
    RowFault fault;

    public override int Count => count;

    public override long Line => line;

    public override RowFault Fault => fault;

    public override ReadOnlySpan<byte> Raw => fault == RowFault.TooLong ? longRow.AsSpan(0, longRowBytes) : window.Back(rowBytes).TrimEnd("\r\n"u8);

    /// <summary>Bytes of text read so far.</summary>
    public long BytesRead => window.BytesRead;

    public override ReadOnlySpan<byte> this[int cell]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)cell, (uint)count);
            ref var span = ref cells[cell];
            if (span.Kind == CellKind.Escaped)
                Unescape(ref span);
            return span.Kind == CellKind.Unescaped
                ? unescaped.AsSpan(span.Start, span.Length)
                : window.Back(rowBytes).Slice(span.Start, span.Length);
        }
    }

    protected override bool ReadRow()
    {
        SkipByteOrderMark();
        while (true)
        {
            line = nextLine;
            fault = RowFault.None;
            (count, unescapedUsed) = (0, 0);
            if (window.Bytes.IsEmpty && !window.Fill())
                return false;

            rowBytes = Parse(window.Bytes);
            while (rowBytes == NeedMore && window.Fill())
                rowBytes = Parse(window.Bytes);
            if (rowBytes == NeedMore && window.AtEnd)
                rowBytes = Parse(window.Bytes);
            if (rowBytes == Broken || (rowBytes == NeedMore && window.Bytes.Contains(dialect.Newline)))
            {
                rowBytes = FirstLine(window.Bytes);
                (fault, count) = (RowFault.BrokenQuote, 0);
            }

            if (rowBytes == NeedMore)
            {
                SkipLongLine();
                return true;
            }

            var row = window.Bytes[..rowBytes];
            nextLine += Math.Max(1, row.Count(dialect.Newline));
            if (fault == RowFault.None && (!Utf8.IsValid(row) || (transcoded && row.IndexOf("\uFFFD"u8) >= 0)))
                (fault, count) = (RowFault.BadEncoding, 0);
            window.Advance(rowBytes);
            if (fault != RowFault.None || !IsBlank())
                return true;
        }
    }

    /// <summary>Finds the cells of the first row in <paramref name="bytes"/>; its length with the line end, or <see cref="NeedMore"/> or <see cref="Broken"/>.</summary>
    int Parse(ReadOnlySpan<byte> bytes)
    {
        count = 0;
        if (dialect.BlankRuns)
            return ParseBlankRuns(bytes);
        var at = 0;
        while (true)
        {
            if (count == cells.Length)
                Array.Resize(ref cells, cells.Length * 2);
            if (dialect.Quotes && at < bytes.Length && bytes[at] == (byte)'"')
            {
                var next = ParseQuoted(bytes, at, out var isLast);
                if (next < 0 || isLast)
                    return next;
                at = next;
                continue;
            }

            var rest = bytes[at..];
            var stop = dialect.Delimiter == 0 ? rest.IndexOf(dialect.Newline) : rest.IndexOfAny(dialect.Delimiter, dialect.Newline);
            if (stop < 0)
            {
                if (!window.AtEnd)
                    return NeedMore;
                AddPlain(bytes, at, bytes.Length);
                return bytes.Length;
            }

            AddPlain(bytes, at, at + stop);
            at += stop + 1;
            if (bytes[at - 1] == dialect.Newline)
                return at;
        }
    }

    /// <summary>Reads one quoted cell from <paramref name="open"/>; where the next cell begins, or the row's length when it was the last.</summary>
    int ParseQuoted(ReadOnlySpan<byte> bytes, int open, out bool isLast)
    {
        isLast = false;
        var kind = CellKind.Plain;
        var close = open + 1;
        while (true)
        {
            var found = bytes[close..].IndexOf((byte)'"');
            if (found < 0)
                return window.AtEnd ? Broken : NeedMore;
            close += found;
            if (close + 1 == bytes.Length)
            {
                if (!window.AtEnd)
                    return NeedMore;
                break;
            }

            if (bytes[close + 1] != (byte)'"')
                break;
            kind = CellKind.Escaped;
            close += 2;
        }

        cells[count++] = new CellSpan(open + 1, close - open - 1, kind);
        var at = close + 1;
        while (at < bytes.Length && (bytes[at] == (byte)' ' || bytes[at] == (byte)'\r') && bytes[at] != dialect.Newline)
            at++;
        if (at == bytes.Length)
        {
            isLast = true;
            return window.AtEnd ? at : NeedMore;
        }

        isLast = bytes[at] == dialect.Newline;
        return isLast || (dialect.Delimiter != 0 && bytes[at] == dialect.Delimiter) ? at + 1 : Broken;
    }

    int ParseBlankRuns(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf(dialect.Newline);
        if (end < 0 && !window.AtEnd)
            return NeedMore;
        var row = end < 0 ? bytes : bytes[..end];
        var at = 0;
        while (true)
        {
            var skip = row[at..].IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r');
            if (skip < 0)
                return end < 0 ? bytes.Length : end + 1;
            at += skip;
            var length = row[at..].IndexOfAny((byte)' ', (byte)'\t', (byte)'\r');
            if (length < 0)
                length = row.Length - at;
            if (count == cells.Length)
                Array.Resize(ref cells, cells.Length * 2);
            cells[count++] = new CellSpan(at, length, CellKind.Plain);
            at += length;
        }
    }

    void AddPlain(ReadOnlySpan<byte> bytes, int from, int to)
    {
        while (from < to && bytes[from] == (byte)' ')
            from++;
        while (to > from && bytes[to - 1] is (byte)' ' or (byte)'\r')
            to--;
        cells[count++] = new CellSpan(from, to - from, CellKind.Plain);
    }

    void Unescape(ref CellSpan span)
    {
        var source = window.Back(rowBytes).Slice(span.Start, span.Length);
        if (unescaped.Length < unescapedUsed + source.Length)
            Array.Resize(ref unescaped, Math.Max(unescaped.Length * 2, unescapedUsed + source.Length));
        var to = unescapedUsed;
        while (true)
        {
            var quote = source.IndexOf((byte)'"');
            var piece = quote < 0 ? source : source[..(quote + 1)];
            piece.CopyTo(unescaped.AsSpan(to));
            to += piece.Length;
            if (quote < 0)
                break;
            source = source[(quote + 2)..];
        }

        span = new CellSpan(unescapedUsed, to - unescapedUsed, CellKind.Unescaped);
        unescapedUsed = to;
    }

    bool IsBlank() => count == 0 || (count == 1 && cells[0].Length == 0 && !window.Back(rowBytes).Contains((byte)'"'));

    int FirstLine(ReadOnlySpan<byte> bytes) => bytes.IndexOf(dialect.Newline) is var at and >= 0 ? at + 1 : bytes.Length;

    /// <summary>Passes over a line longer than the limit without keeping it.</summary>
    void SkipLongLine()
    {
        longRowBytes = Math.Min(RawOfLongRow, window.Bytes.Length);
        window.Bytes[..longRowBytes].CopyTo(longRow);
        (fault, count, rowBytes) = (RowFault.TooLong, 0, 0);
        while (true)
        {
            var at = window.Bytes.IndexOf(dialect.Newline);
            window.Advance(at < 0 ? window.Bytes.Length : at + 1);
            if (at >= 0 || !window.Fill())
                break;
        }

        nextLine++;
    }

    void SkipByteOrderMark()
    {
        if (started)
            return;
        started = true;
        while (window.Bytes.Length < 3 && window.Fill())
        {
        }

        if (window.Bytes.StartsWith("\uFEFF"u8))
            window.Advance(3);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            window.Dispose();
    }

    enum CellKind : byte
    {
        Plain,
        Escaped,
        Unescaped,
    }

    readonly record struct CellSpan(int Start, int Length, CellKind Kind);
}
