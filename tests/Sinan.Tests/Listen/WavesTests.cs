using Sinan.Numerics.Random;
using Sinan.Stages.Listen.Domain;

namespace Sinan.Tests.Listen;

public sealed class WavesTests
{
    [Fact]
    public void A_planted_week_is_found_with_the_count_expected_by_hand()
    {
        int[] theme = [10, 11, 9, 10, 60, 10, 10, 9];
        int[] all = [110, 111, 109, 110, 160, 110, 110, 109]; // 100 on other things every week

        var wave = Waves.Find([theme], all)[0];

        Assert.NotNull(wave);
        Assert.Equal((4, 60), (wave.Week, wave.Observed));
        // (0.5 + 69 comments) ÷ 7 weeks = 9.93; per other comment it is 69.5 × 100 ÷ 700, the same.
        Assert.Equal(69.5 / 7, wave.Expected, 9);
        Assert.True(wave.P < 1e-6);
    }

    [Fact]
    public void A_week_in_which_everybody_writes_more_is_no_wave() =>
        Assert.Null(Waves.Find([[10, 10, 10, 10, 60, 10, 10, 10]], [100, 100, 100, 100, 600, 100, 100, 100])[0]);

    [Fact]
    public void A_week_in_which_the_others_write_less_is_no_wave() =>
        Assert.Null(Waves.Find([[30, 30, 30, 30, 30, 30, 30, 30]], [60, 300, 300, 300, 300, 300, 300, 300])[0]);

    [Fact]
    public void A_theme_that_always_jumps_about_has_no_wave() =>
        Assert.Null(Waves.Find([[2, 40, 3, 35, 1, 45, 2, 38, 3, 50]], [102, 140, 103, 135, 101, 145, 102, 138, 103, 150])[0]);

    [Fact]
    public void Three_weeks_are_too_few() => Assert.Null(Waves.Find([[1, 1, 90]], [100, 100, 190])[0]);

    // At the 1 % level after Benjamini–Hochberg, and twice the expected: 300 quiet histories of 12 themes may hardly raise any alarm.
    [Fact]
    public void Quiet_weeks_raise_hardly_any_alarm()
    {
        var random = new SplitMix64(17);
        var alarms = 0;
        for (var run = 0; run < 300; run++)
        {
            var themes = Enumerable.Range(0, 12).Select(t => Enumerable.Range(0, 16).Select(_ => (int)random.Poisson(4 + 3 * t)).ToArray()).ToArray();
            int[] all = [.. Enumerable.Range(0, 16).Select(w => themes.Sum(t => t[w]))];
            alarms += Waves.Find(themes, all).Count(w => w is not null);
        }

        Assert.InRange(alarms, 0, 6);
    }
}
