using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sinan.Stages.Collect.Data;

[JsonConverter(typeof(JsonStringEnumConverter<ExportFormat>))]
public enum ExportFormat
{
    Parquet,
    Csv,
}

/// <summary>Copies the record to files that other tools read.</summary>
public interface IRecordExport
{
    /// <summary>Writes events, feedback, items and users, each to a file of its own. Files of the same names are replaced.</summary>
    /// <param name="format">In CSV, texts that a spreadsheet would take for a formula begin with an apostrophe.</param>
    /// <param name="directory">Absolute path; created when missing.</param>
    /// <param name="cancellationToken">Cancels; files that are not finished do not appear.</param>
    Task<ImmutableArray<ExportedFile>> ExportAsync(ExportFormat format, string directory, CancellationToken cancellationToken);
}

/// <param name="Name">"events", "feedback", "items" or "users".</param>
/// <param name="Path">Absolute path.</param>
/// <param name="Rows">Rows without the header.</param>
/// <param name="Bytes">Size.</param>
public sealed record ExportedFile(string Name, string Path, long Rows, long Bytes);
