using System.Globalization;

namespace Sinan.Kernel;

/// <summary>How numbers, shares, durations and times are written in each language: one place for all pages, documents and the command line.</summary>
public static class FactFormat
{
    public static string Write(Fact fact, Localizer words) => fact.Kind switch
    {
        FactKind.Text => fact.Text ?? "",
        FactKind.Phrase => fact.Phrase is null ? "" : words.Write(fact.Phrase),
        FactKind.Date => fact.Time is { } day ? Date(day, words) : "",
        FactKind.Time => fact.Time is { } moment ? Moment(moment, words) : "",
        // Something that rounds to nothing is not nothing.
        _ when fact.Number is { } number && Smallest(fact.Kind) is { } least && number > 0 && number < least / 2 => "< " + Number(least, fact.Kind, words),
        _ => fact.Number is { } number ? Number(number, fact.Kind, words) : words["kernel.unknown"],
    };

    public static string? WriteInterval(Fact fact, Localizer words)
    {
        if (fact.Interval is not { } interval)
            return null;
        var low = Number(interval.Low, fact.Kind, words);
        var high = Number(interval.High, fact.Kind, words);
        // "36.9–39.5%": the unit is written once.
        if (fact.Kind == FactKind.Share && low.EndsWith('%'))
            low = low[..^1];
        if (fact.Kind == FactKind.Ratio && double.IsFinite(interval.Low))
            low = Significant(interval.Low, words.Lang.Culture);
        if (fact.Kind == FactKind.Points && double.IsFinite(interval.Low))
            low = SignedPoints(interval.Low, words.Lang.Culture);
        // A dash between negative numbers would read as one more minus.
        return interval.Low < 0 ? words["kernel.interval.to", Fact.Of("low", low), Fact.Of("high", high)] : low + "–" + high;
    }

    /// <summary>A number of the given kind; NaN and infinities read "unknown".</summary>
    public static string Number(double value, FactKind kind, Localizer words)
    {
        var culture = words.Lang.Culture;
        if (!double.IsFinite(value))
            return words["kernel.unknown"];
        return kind switch
        {
            FactKind.Count => Math.Round(value).ToString("N0", culture),
            FactKind.Share => (value * 100).ToString("N1", culture) + "%",
            FactKind.Points => words["kernel.points", Fact.Of("value", SignedPoints(value, culture))],
            FactKind.Ratio => words["kernel.ratio", Fact.Of("value", Significant(value, culture))],
            FactKind.Money => value.ToString(Math.Abs(value) >= 1000 ? "N0" : "N2", culture),
            FactKind.Duration => Duration(value, words),
            _ => Significant(value, culture),
        };
    }

    /// <summary>Two largest units of a length of time: "6 min 40 s", "1 小时 12 分"; a minus before a negative one.</summary>
    public static string Duration(double seconds, Localizer words)
    {
        var rest = (long)Math.Round(Math.Abs(seconds));
        if (rest == 0)
            return Math.Abs(seconds) > 0 ? words["kernel.duration.under"] : words["kernel.duration.second", Fact.Count("n", 0)];
        Span<(long Size, string Key)> units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];
        var parts = new List<string>(2);
        for (var i = 0; i < units.Length && parts.Count < 2; i++)
        {
            var n = rest / units[i].Size;
            rest %= units[i].Size;
            if (n > 0)
                parts.Add(words["kernel.duration." + (parts.Count == 0 && rest == 0 && units[i].Key == "minute" ? "minutes" : units[i].Key), Fact.Count("n", n)]);
            else if (parts.Count > 0)
                break;
        }

        return (seconds < 0 ? "−" : "") + string.Join(' ', parts);
    }

    public static string Date(DateTimeOffset day, Localizer words) =>
        TimeZoneInfo.ConvertTime(day, words.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Moment(DateTimeOffset moment, Localizer words) =>
        TimeZoneInfo.ConvertTime(moment, words.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The smallest amount that the digits of a kind can tell from nothing.</summary>
    static double? Smallest(FactKind kind) => kind switch { FactKind.Share or FactKind.Number => 0.001, _ => null };

    static string SignedPoints(double value, CultureInfo culture) =>
        (value > 0 ? "+" : value < 0 ? "−" : "") + Math.Abs(value * 100).ToString("N1", culture);

    static string Significant(double value, CultureInfo culture) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", culture),
        >= 10 => value.ToString("0.#", culture),
        >= 1 => value.ToString("0.##", culture),
        _ => value.ToString("0.###", culture),
    };
}
