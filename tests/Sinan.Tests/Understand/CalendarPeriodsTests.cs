using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Tests.Understand;

public sealed class CalendarPeriodsTests
{
    static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    static long Ms(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    static string[] Written(IEnumerable<long> starts) => [.. starts.Select(s => DateTimeOffset.FromUnixTimeMilliseconds(s).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture))];

    [Fact]
    public void Days_are_23_and_25_hours_long_when_clocks_change()
    {
        // Clocks in Berlin went forward on 2024-03-31 and back on 2024-10-27.
        Assert.Equal(["2024-03-29 23:00", "2024-03-30 23:00", "2024-03-31 22:00"], Written(CalendarPeriods.Starts(PeriodUnit.Day, Ms("2024-03-30T10:00Z"), Ms("2024-03-31T10:00Z"), Berlin)));
        Assert.Equal(["2024-10-26 22:00", "2024-10-27 23:00"], Written(CalendarPeriods.Starts(PeriodUnit.Day, Ms("2024-10-27T10:00Z"), Ms("2024-10-27T20:00Z"), Berlin)));
    }

    [Fact]
    public void Weeks_start_on_monday_and_months_on_the_first_in_the_zone()
    {
        // 2024-03-04 was a Monday; in Shanghai it began at 16:00 UTC the day before.
        Assert.Equal(["2024-02-25 16:00", "2024-03-03 16:00", "2024-03-10 16:00"], Written(CalendarPeriods.Starts(PeriodUnit.Week, Ms("2024-03-03T15:59Z"), Ms("2024-03-03T16:00Z"), Shanghai)));
        Assert.Equal(["2024-01-31 16:00", "2024-02-29 16:00"], Written(CalendarPeriods.Starts(PeriodUnit.Month, Ms("2024-02-10T00:00Z"), Ms("2024-02-10T00:00Z"), Shanghai)));
    }

    [Fact]
    public void Hours_begin_at_the_full_hour_of_the_zone()
    {
        // Kolkata is five and a half hours ahead.
        Assert.Equal(["2024-03-03 15:30", "2024-03-03 16:30"], Written(CalendarPeriods.Starts(PeriodUnit.Hour, Ms("2024-03-03T16:29Z"), Ms("2024-03-03T16:29Z"), Kolkata)));
        Assert.Equal(["1969-12-31 23:00", "1970-01-01 00:00"], Written(CalendarPeriods.Starts(PeriodUnit.Hour, -1, -1, TimeZoneInfo.Utc)));
    }

    [Theory]
    [InlineData("7d", 604_800_000L)]
    [InlineData("30m", 1_800_000L)]
    [InlineData("1.5h", 5_400_000L)]
    [InlineData("45s", 45_000L)]
    [InlineData("2w", 1_209_600_000L)]
    [InlineData("7 天", 604_800_000L)]
    public void Windows_are_read(string text, long ms) => Assert.Equal(ms, Window.Parse(text));

    [Theory]
    [InlineData("7")]
    [InlineData("d")]
    [InlineData("0d")]
    [InlineData("-3d")]
    [InlineData("7 days ago")]
    public void What_is_no_window_is_refused(string text) => Assert.Null(Window.Parse(text));

    [Fact]
    public void A_day_bounds_from_its_first_to_its_last_moment_in_the_zone()
    {
        Assert.Equal(Ms("2024-02-29T16:00Z"), DayBounds.From("2024-03-01", Shanghai));
        Assert.Equal(Ms("2024-03-01T16:00Z"), DayBounds.To("2024-03-01", Shanghai));
        Assert.Equal(Ms("2024-03-01T12:30Z"), DayBounds.To("2024-03-01T12:30:00Z", Shanghai));
        Assert.Null(DayBounds.From("yesterday", Shanghai));
    }

    [Fact]
    public void The_path_of_a_shop_is_guessed_without_its_failures()
    {
        string[] names = ["pay_failed", "share", "view", "search", "pay", "remove_from_cart", "add_to_cart"];

        Assert.Equal(["view", "add_to_cart", "pay"], LikelySteps.Of(names, _ => 1));
        Assert.Equal(["浏览商品", "加入购物车", "支付成功"], LikelySteps.Of(["支付成功", "支付失败", "加入购物车", "浏览商品"], _ => 1));
        Assert.Equal(["b", "a"], LikelySteps.Of(["a", "b", "c"], name => name switch { "a" => 5, "b" => 9, _ => 0 }));
    }
}
