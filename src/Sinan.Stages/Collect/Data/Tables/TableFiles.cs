using System.Collections.Immutable;
using System.IO.Compression;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Messages;
using Sinan.Stages.Collect.Domain.Columns;

namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>Looks into files and opens them as tables.</summary>
public sealed class TableFiles(ITypedTables typed)
{
    const int HeadBytes = 256 * 1024;
    const int SampleRows = 2_000;
    const int SampleTextBytes = 64 * 1024 * 1024;

    /// <summary>Finds out format, encoding, dialect, header and columns.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="noHeader">The first row is data; decided by content when null.</param>
    /// <param name="names">Column names for a file without a header; empty for none.</param>
    /// <returns>Problems: "collect.no_file", "collect.directory", "collect.no_rows", "collect.not_text", "collect.encoding", "collect.json_array", "collect.unreadable", "collect.columns_count".</returns>
    public Outcome<TableFile> Inspect(string path, bool? noHeader, ImmutableArray<string> names)
    {
        if (Directory.Exists(path) && !TextFolder.IsOne(path))
            return Problem("collect.directory", path);
        if (!Path.Exists(path))
            return new Problem("collect.no_file", ProblemKind.NotFound, Fact.Of("file", Path.GetFileName(path)));
        try
        {
            return Directory.Exists(path) ? LookAtMessages(path, TableFormat.TextFolder, TextEncoding.Utf8) : Look(path, noHeader, names);
        }
        catch (ProblemException failure)
        {
            return failure.Problem;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException or ExcelDataReader.Exceptions.ExcelReaderException or FormatException)
        {
            return Problem("collect.unreadable", path);
        }
    }

    /// <summary>Opens a looked-into file at its first data row.</summary>
    public TableReader Open(TableFile file)
    {
        var reader = OpenRaw(file.Path, file.Format, file.Encoding, file.Dialect, file.Columns);
        reader.Name = file.Name;
        if (file.HasHeader && (file.Format is TableFormat.Delimited or TableFormat.Sheet))
            reader.Read();
        return reader;
    }

    Outcome<TableFile> Look(string path, bool? noHeader, ImmutableArray<string> names)
    {
        var format = FormatOf(path);
        var (encoding, dialect) = (TextEncoding.Utf8, Dialect.Comma);
        if (format is TableFormat.Delimited or TableFormat.JsonLines)
        {
            using (var bytes = OpenBytes(path))
            {
                (encoding, var isBinary) = TextEncodingGuess.Of(bytes);
                if (encoding == TextEncoding.Unknown || isBinary)
                    return Problem(isBinary ? "collect.not_text" : "collect.encoding", path);
            }

            using var text = TextEncodingGuess.ToUtf8(OpenBytes(path), encoding);
            var head = new byte[HeadBytes];
            var length = text.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            if (head.AsSpan(0, length).TrimStart("\uFEFF \t\r\n"u8).IsEmpty)
                return Problem("collect.no_rows", path);
            if (MessageFormats.Of(head.AsSpan(0, length)) is { } messages)
                return LookAtMessages(path, messages, encoding);
            format = FirstSign(head.AsSpan(0, length)) switch
            {
                (byte)'{' => TableFormat.JsonLines,
                (byte)'[' when path.Contains(".json", StringComparison.OrdinalIgnoreCase) => throw new ProblemException(Problem("collect.json_array", path)),
                _ => TableFormat.Delimited,
            };
            if (format == TableFormat.Delimited)
                dialect = DialectGuess.Of(head.AsMemory(0, length), length < HeadBytes);
        }

        return format is TableFormat.Delimited or TableFormat.Sheet
            ? LookAtRows(path, format, encoding, dialect, noHeader, names)
            : LookAtNamed(path, format, encoding, names);
    }

    /// <summary>Messages: the columns are the parts that they have.</summary>
    Outcome<TableFile> LookAtMessages(string path, TableFormat format, TextEncoding encoding)
    {
        ImmutableArray<string> columns;
        using (var content = OpenMessages(path, format, encoding))
            columns = MessageReader.ColumnsOf(MessageFormats.Read(path, format, content));
        if (columns.IsEmpty)
            return Problem("collect.no_rows", path);
        var rows = new List<ImmutableArray<string>>();
        using (var reader = OpenRaw(path, format, encoding, default, columns))
            Sample(reader, rows, SampleRows);
        return new TableFile { Path = path, Format = format, Encoding = encoding, Dialect = default, HasHeader = true, Columns = columns, Sample = [.. rows] };
    }

    /// <summary>Text and sheets: names stand in the first row, or nowhere.</summary>
    Outcome<TableFile> LookAtRows(string path, TableFormat format, TextEncoding encoding, Dialect dialect, bool? noHeader, ImmutableArray<string> names)
    {
        var rows = new List<ImmutableArray<string>>();
        using (var reader = OpenRaw(path, format, encoding, dialect, []))
            Sample(reader, rows, SampleRows + 1);
        if (rows.Count == 0)
            return Problem("collect.no_rows", path);

        var hasHeader = !(noHeader ?? (names.Length > 0 || !HeaderGuess.IsHeader(rows)));
        var width = hasHeader ? rows[0].Length : rows.GroupBy(r => r.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        if (names.Length > 0 && names.Length != width)
            return new Problem("collect.columns_count", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path)), Fact.Count("given", names.Length), Fact.Count("found", width));
        if (hasHeader && rows.Count == 1)
            return Problem("collect.no_rows", path);
        return new TableFile
        {
            Path = path,
            Format = format,
            Encoding = encoding,
            Dialect = dialect,
            HasHeader = hasHeader,
            Columns = HeaderGuess.Unique(names.Length > 0 ? names : hasHeader ? rows[0] : [.. Enumerable.Repeat("", width)]),
            Sample = [.. rows.Skip(hasHeader ? 1 : 0).Where(r => r.Length == width)],
        };
    }

    /// <summary>JSON lines and Parquet: each value carries its name.</summary>
    Outcome<TableFile> LookAtNamed(string path, TableFormat format, TextEncoding encoding, ImmutableArray<string> names)
    {
        ImmutableArray<string> columns;
        if (format == TableFormat.Parquet)
        {
            columns = [.. typed.Columns(path)];
        }
        else
        {
            // A key may turn up late: one pass over the whole file finds all of them, so that nothing is dropped unsaid.
            using var all = new JsonLinesReader(TextEncodingGuess.ToUtf8(OpenBytes(path), encoding), null);
            while (all.Read())
            {
            }

            columns = all.Columns;
        }

        if (columns.IsEmpty)
            return Problem("collect.no_rows", path);
        if (names.Length > 0 && names.Length != columns.Length)
            return new Problem("collect.columns_count", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path)), Fact.Count("given", names.Length), Fact.Count("found", columns.Length));
        var rows = new List<ImmutableArray<string>>();
        using (var reader = OpenRaw(path, format, encoding, default, columns))
            Sample(reader, rows, SampleRows);
        if (rows.Count == 0)
            return Problem("collect.no_rows", path);
        return new TableFile
        {
            Path = path, Format = format, Encoding = encoding, Dialect = default, HasHeader = true, Columns = columns, Sample = [.. rows],
        };
    }

    static void Sample(TableReader reader, List<ImmutableArray<string>> rows, int most)
    {
        long bytes = 0;
        while (rows.Count < most && bytes < SampleTextBytes && reader.Read())
        {
            if (reader.Fault != RowFault.None)
                continue;
            rows.Add(reader.Texts());
            bytes += reader.Raw.Length;
        }
    }

    TableReader OpenRaw(string path, TableFormat format, TextEncoding encoding, Dialect dialect, ImmutableArray<string> columns)
    {
        if (format == TableFormat.Parquet)
            return typed.Open(path);
        if (format == TableFormat.Sheet)
            return new SheetReader(Seekable(path));
        if (format >= TableFormat.Feed)
        {
            var content = OpenMessages(path, format, encoding);
            return new MessageReader(MessageFormats.Read(path, format, content), content, columns);
        }

        var bytes = OpenBytes(path);
        var file = bytes as FileStream ?? (FileStream)((GZipStream)bytes).BaseStream;
        var text = TextEncodingGuess.ToUtf8(bytes, encoding);
        TableReader reader = format == TableFormat.JsonLines
            ? new JsonLinesReader(text, columns, encoding == TextEncoding.Gb18030)
            : new DelimitedReader(text, dialect, encoding == TextEncoding.Gb18030);
        reader.Position = () => file.Position / (double)Math.Max(1, file.Length);
        return reader;
    }

    /// <summary>The bytes of a file, unpacked when it is gzip, whatever it is called.</summary>
    static Stream OpenBytes(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        Span<byte> magic = stackalloc byte[2];
        var isGzip = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        file.Position = 0;
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Feeds and mailboxes say themselves how they are written; a folder opens its files one by one.</summary>
    static Stream OpenMessages(string path, TableFormat format, TextEncoding encoding) =>
        format == TableFormat.TextFolder ? Stream.Null
        : format is TableFormat.Feed or TableFormat.Mailbox ? OpenBytes(path)
        : TextEncodingGuess.ToUtf8(OpenBytes(path), encoding);

    static Stream Seekable(string path)
    {
        var bytes = OpenBytes(path);
        if (bytes.CanSeek)
            return bytes;
        var copy = new MemoryStream();
        using (bytes)
            bytes.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    static TableFormat FormatOf(string path)
    {
        using var bytes = OpenBytes(path);
        Span<byte> magic = stackalloc byte[4];
        var length = bytes.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        if (length == 4 && magic.SequenceEqual("PAR1"u8))
            return bytes is GZipStream ? throw new ProblemException(Problem("collect.unreadable", path)) : TableFormat.Parquet;
        if (length == 4 && (magic is [(byte)'P', (byte)'K', 3, 4] or [0xD0, 0xCF, 0x11, 0xE0]))
            return TableFormat.Sheet;
        return TableFormat.Delimited;
    }

    static byte FirstSign(ReadOnlySpan<byte> text) => text.TrimStart("\uFEFF \t\r\n"u8) is [var first, ..] ? first : (byte)0;

    static Problem Problem(string code, string path) => new(code, ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path)));
}
