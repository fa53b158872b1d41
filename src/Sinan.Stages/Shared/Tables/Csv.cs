using System.Globalization;
using System.Text;

namespace Sinan.Stages.Shared;

/// <summary>Comma-separated values that a spreadsheet opens without running anything.</summary>
/// <remarks>RFC 4180 quoting. Text that begins like a formula (= + - @, tab, carriage return) gets a leading apostrophe; numbers never do.</remarks>
public static class Csv
{
    public static string Write(IEnumerable<IEnumerable<object?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Field)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>One field, quoted where needed.</summary>
    public static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            string words => Harmless(words),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => Harmless(value.ToString() ?? ""),
        };
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    static string Harmless(string text) => text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..] ? "'" + text : text;
}
