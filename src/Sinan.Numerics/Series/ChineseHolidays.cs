using System.Globalization;

namespace Sinan.Numerics.Series;

/// <summary>Public holidays of mainland China by their own rules (the State Council's regulation on days off, as amended in 2024, and the two weeks that are off every year).</summary>
/// <remarks>Days moved to join a holiday with a weekend, and the working days that make up for them, are decreed anew every year and cannot be computed.</remarks>
public static class ChineseHolidays
{
    const int SpringFestivalDays = 6;

    static readonly ChineseLunisolarCalendar lunar = new();

    /// <summary>The holiday of a day; where two meet, the longer one (Mid-Autumn in the week of National Day).</summary>
    /// <remarks>Lunar holidays are known from 1902 to 2100, the range of the calendar.</remarks>
    public static ChineseHoliday Of(DateOnly day) => (day.Month, day.Day) switch
    {
        (1, 1) => ChineseHoliday.NewYear,
        (4, 4 or 5 or 6) when IsQingming(day) => ChineseHoliday.Qingming,
        (5, 1 or 2) => ChineseHoliday.LabourDay,
        (10, <= 7) => ChineseHoliday.NationalDay,
        _ when day.Year is < 1902 or > 2100 => ChineseHoliday.None,
        _ => LunarHoliday(day),
    };

    static ChineseHoliday LunarHoliday(DateOnly day)
    {
        var (month, dayOfMonth) = LunarDay(day);
        return (month, dayOfMonth) switch
        {
            (1, <= SpringFestivalDays) => ChineseHoliday.SpringFestival,
            (5, 5) => ChineseHoliday.DragonBoat,
            (8, 15) => ChineseHoliday.MidAutumn,
            (12, >= 29) when LunarDay(day.AddDays(1)) is (1, 1) => ChineseHoliday.SpringFestival,
            _ => ChineseHoliday.None,
        };
    }

    /// <summary>Month 1…12 and day of the lunar calendar; a leap month is month 0, which has no holidays.</summary>
    static (int Month, int Day) LunarDay(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        var (month, leap) = (lunar.GetMonth(time), lunar.GetLeapMonth(lunar.GetYear(time)));
        return (leap == 0 || month < leap ? month : month == leap ? 0 : month - 1, lunar.GetDayOfMonth(time));
    }

    static bool IsQingming(DateOnly day) => SunLongitude(day) < 15 && SunLongitude(day.AddDays(1)) >= 15;

    /// <summary>Apparent longitude of the sun in degrees at the beginning of a day in Beijing, good to about 0.01° (Meeus 1998, chapter 25).</summary>
    static double SunLongitude(DateOnly day)
    {
        // Julian day 2451545.0 is noon of 1 January 2000 UTC; Beijing is eight hours ahead.
        var centuries = (day.DayNumber - new DateOnly(2000, 1, 1).DayNumber - 0.5 - (8 / 24.0)) / 36525;
        var mean = 280.46646 + (36000.76983 * centuries);
        var anomaly = (357.52911 + (35999.05029 * centuries)) * Math.PI / 180;
        var centre = (1.914602 * Math.Sin(anomaly)) + (0.019993 * Math.Sin(2 * anomaly)) + (0.000289 * Math.Sin(3 * anomaly));
        var node = (125.04 - (1934.136 * centuries)) * Math.PI / 180;
        var longitude = (mean + centre - 0.00569 - (0.00478 * Math.Sin(node))) % 360;
        return longitude < 0 ? longitude + 360 : longitude;
    }
}
