using Sinan.Numerics.Series;

namespace Sinan.Numerics.Tests.Series;

/// <summary>Dates as the State Council's yearly notices and the Purple Mountain Observatory's calendars give them.</summary>
public sealed class ChineseHolidaysTests
{
    [Theory]
    [InlineData("2020-01-25")]
    [InlineData("2021-02-12")]
    [InlineData("2022-02-01")]
    [InlineData("2023-01-22")]
    [InlineData("2024-02-10")]
    [InlineData("2025-01-29")]
    [InlineData("2026-02-17")]
    public void Spring_Festival_is_seven_days_from_the_eve_on(string firstDay)
    {
        var first = DateOnly.Parse(firstDay, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(
            [ChineseHoliday.None, .. Enumerable.Repeat(ChineseHoliday.SpringFestival, 7), ChineseHoliday.None],
            Enumerable.Range(-2, 9).Select(d => ChineseHolidays.Of(first.AddDays(d))));
    }

    [Theory]
    [InlineData(2008, 4)]
    [InlineData(2010, 5)]
    [InlineData(2015, 5)]
    [InlineData(2017, 4)]
    [InlineData(2019, 5)]
    [InlineData(2020, 4)]
    [InlineData(2022, 5)]
    [InlineData(2023, 5)]
    [InlineData(2024, 4)]
    [InlineData(2025, 4)]
    [InlineData(2026, 5)]
    public void Qingming_is_the_day_of_the_suns_fifteenth_degree(int year, int day) =>
        Assert.Equal([new DateOnly(year, 4, day)], Days(year, ChineseHoliday.Qingming));

    [Theory]
    [InlineData("2020-06-25", "2020-10-01")]
    [InlineData("2021-06-14", "2021-09-21")]
    [InlineData("2023-06-22", "2023-09-29")]
    [InlineData("2024-06-10", "2024-09-17")]
    [InlineData("2025-05-31", "2025-10-06")]
    public void Dragon_Boat_and_Mid_Autumn_follow_the_moon_over_leap_months(string dragonBoat, string midAutumn)
    {
        // 2020 has a fourth month twice, 2023 a second, 2025 a sixth. Mid-Autumn of 2020 and 2025 lies in the week of National Day.
        var (boat, autumn) = (DateOnly.Parse(dragonBoat, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(midAutumn, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal([boat], Days(boat.Year, ChineseHoliday.DragonBoat));
        Assert.Equal(autumn.Month == 10 ? ChineseHoliday.NationalDay : ChineseHoliday.MidAutumn, ChineseHolidays.Of(autumn));
        Assert.Equal(autumn.Month == 10 ? 0 : 1, Days(autumn.Year, ChineseHoliday.MidAutumn).Count());
    }

    [Fact]
    public void Every_year_has_its_fixed_days()
    {
        Assert.Equal((1, 2, 7), (Days(2024, ChineseHoliday.NewYear).Count(), Days(2024, ChineseHoliday.LabourDay).Count(), Days(2024, ChineseHoliday.NationalDay).Count()));
        Assert.All(Enumerable.Range(1950, 150), year => Assert.Single(Days(year, ChineseHoliday.Qingming)));
    }

    static IEnumerable<DateOnly> Days(int year, ChineseHoliday holiday) =>
        Enumerable.Range(0, 365).Select(new DateOnly(year, 1, 1).AddDays).Where(d => ChineseHolidays.Of(d) == holiday);
}
