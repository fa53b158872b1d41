namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>How a text table is cut into rows and cells.</summary>
/// <param name="Delimiter">Byte between cells; ignored when <paramref name="BlankRuns"/>.</param>
/// <param name="BlankRuns">Runs of blanks and tabs separate cells; blanks at the beginning of a line mean nothing.</param>
/// <param name="Quotes">Cells may stand in double quotes (RFC 4180).</param>
/// <param name="Newline">Line feed, or carriage return for files of old Macintosh programs.</param>
public readonly record struct Dialect(byte Delimiter, bool BlankRuns, bool Quotes, byte Newline)
{
    public static Dialect Comma { get; } = new((byte)',', false, true, (byte)'\n');

    /// <summary>One cell a line: a delimiter that does not occur in text.</summary>
    public static Dialect SingleColumn { get; } = new(0, false, true, (byte)'\n');

    /// <summary>As people call it.</summary>
    public string Name => BlankRuns ? "TXT" : Delimiter switch
    {
        (byte)',' => "CSV",
        (byte)'\t' => "TSV",
        0 => "TXT",
        _ => "CSV " + (char)Delimiter,
    };
}
