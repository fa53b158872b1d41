using System.Globalization;
using System.Text;

namespace Sinan.DuckDb;

/// <summary>Writes dates and times over DuckDB's whole range (years −290,308 to 294,247 and beyond), which .NET's own types do not cover.</summary>
static class DuckDbTime
{
    const long SecondsPerDay = 86_400;

    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static string Date(int days) => days switch
    {
        int.MaxValue => "infinity",
        -int.MaxValue => "-infinity",
        _ => Day(days) + Era(days),
    };

    public static string Time(long micros) => Clock(micros, 1_000_000);

    /// <param name="value">Count of units since 1970-01-01.</param>
    /// <param name="perSecond">Units in a second.</param>
    /// <param name="zone">Written behind the time.</param>
    public static string Moment(long value, long perSecond, string zone = "")
    {
        if (value == long.MaxValue)
            return "infinity";
        if (value == -long.MaxValue)
            return "-infinity";
        var (days, rest) = FloorDivide(value, SecondsPerDay * perSecond);
        return Day(days) + Era(days) + " " + Clock(rest, perSecond) + zone;
    }

    public static string Interval(DuckDbInterval interval)
    {
        var text = new StringBuilder();
        Add(text, interval.Months / 12, "year");
        Add(text, interval.Months % 12, "month");
        Add(text, interval.Days, "day");
        if (interval.Micros != 0 || text.Length == 0)
            text.Append(text.Length > 0 ? " " : "").Append(interval.Micros < 0 ? "-" : "").Append(Clock(Math.Abs(interval.Micros), 1_000_000));
        return text.ToString();
    }

    static void Add(StringBuilder text, int count, string unit)
    {
        if (count != 0)
            text.Append(text.Length > 0 ? " " : "").Append(count.ToString(Invariant)).Append(' ').Append(unit).Append(count is 1 or -1 ? "" : "s");
    }

    static string Clock(long value, long perSecond)
    {
        var seconds = value / perSecond;
        var text = string.Create(Invariant, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        var fraction = value % perSecond;
        if (fraction == 0)
            return text;
        var digits = (perSecond + fraction).ToString(Invariant)[1..];
        return text + "." + digits.TrimEnd('0');
    }

    static string Day(long days)
    {
        var (year, month, day) = Civil(days);
        return string.Create(Invariant, $"{(year > 0 ? year : 1 - year):0000}-{month:00}-{day:00}");
    }

    static string Era(long days) => Civil(days).Year > 0 ? "" : " (BC)";

    /// <summary>Days since 1970-01-01 to the proleptic Gregorian calendar. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.</summary>
    static (long Year, long Month, long Day) Civil(long days)
    {
        var (era, dayOfEra) = FloorDivide(days + 719_468, 146_097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1_460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = shifted < 10 ? shifted + 3 : shifted - 9;
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, dayOfYear - (((153 * shifted) + 2) / 5) + 1);
    }

    static (long Quotient, long Remainder) FloorDivide(long value, long by)
    {
        var quotient = value / by;
        var rest = value % by;
        return rest < 0 ? (quotient - 1, rest + by) : (quotient, rest);
    }
}
