namespace Sinan.DuckDb;

/// <summary>Quoting: the one way by which names and constants enter a statement where a parameter cannot stand.</summary>
public static class DuckDbSql
{
    /// <summary>A name in double quotes.</summary>
    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A text constant in single quotes.</summary>
    public static string Text(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
