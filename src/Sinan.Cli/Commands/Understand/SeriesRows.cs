using Sinan.Kernel;

namespace Sinan.Cli.Commands.Understand;

/// <summary>Cells of the tables about a metric over time.</summary>
static class SeriesRows
{
    public static string Start(DateTimeOffset start, string interval, Localizer words) => words.Write(interval == "hour" ? Fact.At("t", start) : Fact.Date("t", start));

    public static string Value(double? value, string measure, Localizer words) => value is { } v ? FactFormat.Number(v, KindOf(measure), words) : "–";

    /// <summary>The value and its interval.</summary>
    public static IEnumerable<string> Ranged(double value, double low, double high, string measure, Localizer words) =>
        [Value(value, measure, words), FactFormat.Number(low, KindOf(measure), words) + " – " + FactFormat.Number(high, KindOf(measure), words)];

    static FactKind KindOf(string measure) => measure is "count" or "users" ? FactKind.Count : FactKind.Number;
}
