using Sinan.Kernel;

namespace Sinan.Stages.Collect.Contracts;

/// <summary>Reads two columns of a file as values over time.</summary>
public interface ISeriesFiles
{
    /// <param name="path">Absolute path of a table (CSV, TSV, JSONL, Excel, Parquet, plain or .gz).</param>
    /// <param name="timeColumn">Column of the times; the first column that looks like one when null.</param>
    /// <param name="valueColumn">Column of the numbers; the first column of numbers that is not the time when null.</param>
    /// <param name="zone">Zone of times without an offset.</param>
    /// <param name="cancellationToken">Checked while reading.</param>
    /// <returns>The series, named after its value column, and the number of rows that could not be used. Problems: those of opening a table,
    /// "collect.series.column", "collect.series.no_time", "collect.series.no_number", "collect.series.empty", "collect.series.too_long".</returns>
    Outcome<(SeriesValues Series, int Rejected)> Read(string path, string? timeColumn, string? valueColumn, TimeZoneInfo zone, CancellationToken cancellationToken);
}
