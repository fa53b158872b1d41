using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Data.Tables;

public enum TableFormat
{
    Delimited,
    JsonLines,
    Sheet,
    Parquet,

    /// <summary>RSS or Atom.</summary>
    Feed,

    /// <summary>Mails one after another (mbox).</summary>
    Mailbox,

    /// <summary>One JSON document of messages: JSON Feed, Slack, Discord.</summary>
    MessageJson,

    /// <summary>A chat exported as text.</summary>
    Chat,

    /// <summary>A folder of one text a file.</summary>
    TextFolder,
}

/// <summary>A file that was looked into: how it is read, its columns and its first rows.</summary>
public sealed record TableFile
{
    public required string Path { get; init; }

    public required TableFormat Format { get; init; }

    public required TextEncoding Encoding { get; init; }

    public required Dialect Dialect { get; init; }

    /// <summary>The first row holds names.</summary>
    public required bool HasHeader { get; init; }

    /// <summary>Unique names; "column_1" … where the file has none.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Up to 2,000 rows, each with as many cells as there are columns.</summary>
    public required ImmutableArray<ImmutableArray<string>> Sample { get; init; }

    /// <summary>File name without directories.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>How the file is read, in a few words for people ("CSV · UTF-8").</summary>
    public string Reading => Format switch
    {
        TableFormat.Delimited => Dialect.Name + " · " + EncodingName,
        TableFormat.JsonLines => "JSON Lines · " + EncodingName,
        TableFormat.Sheet => "Excel",
        TableFormat.Feed => "RSS/Atom",
        TableFormat.Mailbox => "mbox",
        TableFormat.MessageJson => "JSON",
        TableFormat.Chat => "chat · " + EncodingName,
        TableFormat.TextFolder => "*.txt",
        _ => "Parquet",
    };

    public string EncodingName => Encoding switch
    {
        TextEncoding.Gb18030 => "GB18030",
        TextEncoding.Utf16 or TextEncoding.Utf16BigEndian => "UTF-16",
        _ => "UTF-8",
    };
}
