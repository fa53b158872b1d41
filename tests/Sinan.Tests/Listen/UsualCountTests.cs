using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Alerts;

namespace Sinan.Tests.Listen;

public sealed class UsualCountTests
{
    // By hand: 0.001 a day is one in 1,000 days; 0.2 a day one in 5; 0.04 an hour one in 25 hours; 0.1 a week one in 70 days; 0.4 over five days one in 12.5.
    [Theory]
    [InlineData(0.001, "day", 1, "fewer than one a year", "一年不到 1 条")]
    [InlineData(0, "day", 1, "fewer than one a year", "一年不到 1 条")]
    [InlineData(0.2, "day", 1, "one in 5 days", "每 5 天 1 条")]
    [InlineData(0.04, "hour", 1, "one in 25 hours", "每 25 小时 1 条")]
    [InlineData(0.01, "hour", 1, "one in 4 days", "每 4 天 1 条")]
    [InlineData(0.1, "week", 1, "one in 70 days", "每 70 天 1 条")]
    [InlineData(0.4, "day", 5, "one in 12 days", "每 12 天 1 条")]
    [InlineData(0.5, "day", 1, "0.5", "0.5")]
    [InlineData(2.3456, "day", 1, "2.3", "2.3")]
    [InlineData(1234.56, "week", 1, "1,235", "1,235")]
    public void Rare_things_are_told_by_the_time_between_two(double expected, string interval, double periods, string english, string chinese)
    {
        Assert.Equal(english, new Localizer(SinanCli.Texts, Lang.English).Write(UsualCount.Of("n", expected, interval, periods)));
        Assert.Equal(chinese, new Localizer(SinanCli.Texts, Lang.Chinese).Write(UsualCount.Of("n", expected, interval, periods)));
    }

    [Fact]
    public void Periods_are_counted_from_the_first_to_the_last()
    {
        var first = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

        // A day of 23 hours may lie between.
        foreach (var last in new[] { first.AddDays(4), first.AddDays(4).AddHours(-1) })
            Assert.Equal("one in 12 days", new Localizer(SinanCli.Texts, Lang.English).Write(UsualCount.Of("n", 0.4, "day", first, last)));
    }
}
