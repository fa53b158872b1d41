using System.Text;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Tests.Collect;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2010-12-01T08:26:00Z", TimeShape.YearFirst, "2010-12-01T08:26:00.000 utc")]
    [InlineData("2010-12-01 08:26:00.5", TimeShape.YearFirst, "2010-12-01T08:26:00.500 local")]
    [InlineData("2010-12-01 08:26", TimeShape.YearFirst, "2010-12-01T08:26:00.000 local")]
    [InlineData("2010/1/2 3:04", TimeShape.YearFirst, "2010-01-02T03:04:00.000 local")]
    [InlineData("2010-12-01", TimeShape.YearFirst, "2010-12-01T00:00:00.000 local")]
    [InlineData("2010-12-01T08:26:00+08:00", TimeShape.YearFirst, "2010-12-01T00:26:00.000 utc")]
    [InlineData("2010-12-01 00:26:00-0330", TimeShape.YearFirst, "2010-12-01T03:56:00.000 utc")]
    [InlineData("2010年12月1日 8:26", TimeShape.YearFirst, "2010-12-01T08:26:00.000 local")]
    [InlineData("2010年12月1日8时26分30秒", TimeShape.YearFirst, "2010-12-01T08:26:30.000 local")]
    [InlineData("1/12/2010 8:26", TimeShape.DayFirst, "2010-12-01T08:26:00.000 local")]
    [InlineData("12/1/2010 8:26", TimeShape.MonthFirst, "2010-12-01T08:26:00.000 local")]
    [InlineData("12/1/10 8:26 PM", TimeShape.MonthFirst, "2010-12-01T20:26:00.000 local")]
    [InlineData("20101201", TimeShape.Compact, "2010-12-01T00:00:00.000 local")]
    [InlineData("20101201082600", TimeShape.Compact, "2010-12-01T08:26:00.000 local")]
    [InlineData("1511544070", TimeShape.EpochSeconds, "2017-11-24T17:21:10.000 utc")]
    [InlineData("1511544070.25", TimeShape.EpochSeconds, "2017-11-24T17:21:10.250 utc")]
    [InlineData("-86400", TimeShape.EpochSeconds, "1969-12-31T00:00:00.000 utc")]
    [InlineData("1511544070123", TimeShape.EpochMilliseconds, "2017-11-24T17:21:10.123 utc")]
    [InlineData("1511544070123456", TimeShape.EpochMicroseconds, "2017-11-24T17:21:10.123 utc")]
    [InlineData("2010-13-01", TimeShape.YearFirst, null)]
    [InlineData("2010-02-29", TimeShape.YearFirst, null)]
    [InlineData("2010-12-01 25:00", TimeShape.YearFirst, null)]
    [InlineData("2010-12-01 08:26x", TimeShape.YearFirst, null)]
    [InlineData("20101301", TimeShape.Compact, null)]
    [InlineData("99999999999999999", TimeShape.EpochSeconds, null)]
    [InlineData("abc", TimeShape.EpochSeconds, null)]
    [InlineData("", TimeShape.YearFirst, null)]
    public void Times_are_read_as_written(string text, TimeShape shape, string? expected)
    {
        var read = TimeText.TryRead(Encoding.UTF8.GetBytes(text), new TimeFormat(shape), out var time, out var isUtc);

        Assert.Equal(expected, read ? DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff") + (isUtc ? " utc" : " local") : null);
    }

    [Fact]
    public void A_custom_format_is_a_dot_net_format()
    {
        Assert.True(TimeText.TryRead("01-Dec-2010 08h26"u8, TimeFormat.Parse("dd-MMM-yyyy HH'h'mm"), out var time, out var isUtc));
        Assert.Equal(new DateTimeOffset(2010, 12, 1, 8, 26, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), time);
        Assert.False(isUtc);
    }

    [Theory]
    [InlineData(TimeShape.DayFirst, false, "1/12/2010 8:26", "13/12/2010 9:00")]
    [InlineData(TimeShape.MonthFirst, false, "12/1/2010 8:26", "12/13/2010 9:00")]
    // In order only when the first number is the month.
    [InlineData(TimeShape.MonthFirst, true, "1/2/2010 8:00", "1/9/2010 8:00", "2/1/2010 8:00")]
    [InlineData(TimeShape.Compact, false, "19970101", "19970112")]
    [InlineData(TimeShape.EpochSeconds, false, "1511544070", "1511561733")]
    public void The_shape_of_a_column_is_recognised(TimeShape shape, bool isAmbiguous, params string[] values)
    {
        var guess = TimeFormats.Guess([.. values.Select(Encoding.UTF8.GetBytes)]);

        Assert.Equal((shape, isAmbiguous), (guess!.Format.Shape, guess.IsAmbiguous));
    }

    [Theory]
    [InlineData("2268318", "2333346")]
    [InlineData("17850.0", "13047.0")]
    [InlineData("85123A", "71053")]
    public void Identifiers_are_not_times(params string[] values) => Assert.Null(TimeFormats.Guess([.. values.Select(Encoding.UTF8.GetBytes)]));

    /// <summary>Expected offsets from the IANA rules: New York −5 h in winter, −4 h in summer; Shanghai +8 h.</summary>
    [Theory]
    [InlineData("America/New_York", "2024-01-15T12:00:00Z", "2024-01-15T17:00:00Z")]
    [InlineData("America/New_York", "2024-07-15T12:00:00Z", "2024-07-15T16:00:00Z")]
    [InlineData("Asia/Shanghai", "2024-07-15T12:00:00Z", "2024-07-15T04:00:00Z")]
    public void Clock_times_follow_their_zone(string zone, string local, string utc)
    {
        var clock = new ZoneClock(TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(DateTimeOffset.Parse(utc).ToUnixTimeMilliseconds(), clock.ToUtc(DateTimeOffset.Parse(local).ToUnixTimeMilliseconds()));
    }
}
