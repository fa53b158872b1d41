using Sinan.Numerics.Planning;

namespace Sinan.Numerics.Tests.Planning;

public sealed class WorkCalendarTests
{
    // 3 April 2026 is a Friday.
    static readonly DateOnly friday = new(2026, 4, 3);

    [Theory]
    [InlineData(0, "2026-04-03")]
    [InlineData(0.2, "2026-04-03")]
    [InlineData(1, "2026-04-03")]
    [InlineData(1.2, "2026-04-06")]
    [InlineData(2, "2026-04-06")]
    [InlineData(6, "2026-04-10")]
    [InlineData(7, "2026-04-13")]
    public void Work_ends_on_the_day_that_its_last_hours_fall_on(double days, string end) =>
        Assert.Equal(DateOnly.Parse(end), new WorkCalendar().DateOf(friday, days));

    [Fact]
    public void Work_that_begins_on_a_weekend_begins_on_Monday() =>
        Assert.Equal(new DateOnly(2026, 4, 6), new WorkCalendar().DateOf(friday.AddDays(1), 0));

    // Qingming 2026 is Sunday 5 April; National Day runs from Thursday 1 to Wednesday 7 October 2026.
    [Fact]
    public void Holidays_are_off_and_days_worked_win_over_everything()
    {
        var calendar = new WorkCalendar { HasChineseHolidays = true, DaysOff = [new DateOnly(2026, 10, 8)], DaysWorked = [new DateOnly(2026, 10, 10)] };

        Assert.Equal(new DateOnly(2026, 10, 9), calendar.DateOf(new DateOnly(2026, 9, 30), 2));
        Assert.Equal(new DateOnly(2026, 10, 10), calendar.DateOf(new DateOnly(2026, 9, 30), 3));
        Assert.Equal(3, calendar.DaysTo(new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 11)));
    }

    [Fact]
    public void Dates_turn_back_into_the_working_days_they_came_from()
    {
        var calendar = new WorkCalendar { HasChineseHolidays = true };
        for (var days = 1; days < 300; days++)
            Assert.Equal(days, calendar.DaysTo(friday, calendar.DateOf(friday, days)));
        Assert.Equal(0, calendar.DaysTo(friday, friday.AddDays(-1)));
    }

    [Fact]
    public void A_calendar_without_a_day_worked_is_refused() =>
        Assert.Throws<ArgumentException>(() => new WorkCalendar { Weekend = [.. Enum.GetValues<DayOfWeek>()] }.DateOf(friday, 1));
}
