namespace Sinan.DuckDb;

/// <summary>DuckDB refused: carries its own words and, where there is one, the statement.</summary>
/// <param name="text">DuckDB's message, unchanged.</param>
/// <param name="sql">The statement; null when none was involved (opening a file, appending).</param>
public sealed class DuckDbException(string text, string? sql = null) : Exception(sql is null ? text : $"{text}\nStatement: {sql}")
{
    /// <summary>DuckDB's message, unchanged.</summary>
    public string Text { get; } = text;

    public string? Sql { get; } = sql;
}
