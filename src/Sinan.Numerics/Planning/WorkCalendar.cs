using System.Collections.Immutable;
using Sinan.Numerics.Series;

namespace Sinan.Numerics.Planning;

/// <summary>Which days are worked: turns working days into dates and back. By default Monday to Friday without holidays.</summary>
public sealed record WorkCalendar
{
    /// <summary>Days of the week that are off.</summary>
    public ImmutableArray<DayOfWeek> Weekend { get; init; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>Whether the public holidays of mainland China are off, as far as they can be computed (<see cref="ChineseHolidays"/>).</summary>
    public bool HasChineseHolidays { get; init; }

    /// <summary>Further days off.</summary>
    public ImmutableHashSet<DateOnly> DaysOff { get; init; } = [];

    /// <summary>Days worked whatever else is said, such as the weekend days that make up for a holiday.</summary>
    public ImmutableHashSet<DateOnly> DaysWorked { get; init; } = [];

    public bool IsWorked(DateOnly day) =>
        DaysWorked.Contains(day) || !(Weekend.Contains(day.DayOfWeek) || DaysOff.Contains(day) || (HasChineseHolidays && ChineseHolidays.Of(day) != ChineseHoliday.None));

    /// <summary>The day on which so much work ends when it begins in the morning of <paramref name="start"/> (or of the next day worked): 1 and 0.2 end
    /// on the first day worked, 1.2 on the second. 0 is the first day worked itself.</summary>
    /// <param name="start">First day.</param>
    /// <param name="days">Working days, at least 0.</param>
    /// <exception cref="ArgumentException">The calendar has no day worked in a year.</exception>
    public DateOnly DateOf(DateOnly start, double days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var left = Math.Max(1, Math.Ceiling(days - 1e-9));
        var (day, idle) = (start, 0);
        while (true)
        {
            idle = IsWorked(day) ? 0 : idle + 1;
            if (idle == 0 && --left <= 0)
                return day;
            if (idle > 366)
                throw new ArgumentException("The calendar has no day worked in a year.", nameof(start));
            day = day.AddDays(1);
        }
    }

    /// <summary>Days worked from the morning of <paramref name="start"/> to the evening of <paramref name="end"/>, both included; 0 when the end is earlier.</summary>
    public int DaysTo(DateOnly start, DateOnly end)
    {
        var worked = 0;
        for (var day = start; day <= end; day = day.AddDays(1))
            worked += IsWorked(day) ? 1 : 0;
        return worked;
    }
}
