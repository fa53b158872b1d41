using System.Collections.Immutable;
using Sinan.Numerics.Random;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Tests.Decide;

/// <summary>Whether shipping helped, on made weeks and steps.</summary>
public sealed class NeedEffectTests
{
    static readonly DateTimeOffset monday = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Poisson comments: 40 a week, and another rate from the week after shipping.</summary>
    static ImmutableArray<(DateTimeOffset Week, double Comments)> Weeks(long seed, double after, int before = 60)
    {
        var random = new SplitMix64(seed);
        return [.. Enumerable.Range(0, before + 7).Select(w => (monday.AddDays(7 * w), (double)random.Poisson(w <= before ? 40 : after)))];
    }

    [Fact]
    public void A_theme_that_falls_to_a_third_is_better_and_one_that_stays_hardly_ever_is()
    {
        var shipped = monday.AddDays((7 * 60) + 2);
        var fallen = Enumerable.Range(0, 20).Count(seed => NeedEffect.OfTheme(Weeks(seed, 13), shipped, Stop).Value.IsBetter);
        var same = Enumerable.Range(100, 40).Count(seed => NeedEffect.OfTheme(Weeks(seed, 40), shipped, Stop).Value.IsBetter);

        Assert.True(fallen >= 19, $"{fallen} of 20");
        // One-sided 5 % of 40 are 2; 6 or more would come by chance in 1.4 %.
        Assert.True(same <= 5, $"{same} of 40");
    }

    [Fact]
    public void The_effect_is_the_mean_difference_from_what_was_to_be_expected()
    {
        var effect = NeedEffect.OfTheme(Weeks(3, 13), monday.AddDays((7 * 60) + 2), Stop).Value;

        Assert.InRange(-27, effect.Interval.Low, effect.Interval.High);
        Assert.Equal(6, effect.Says.Facts.Single(f => f.Name == "weeks").Number);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(60, 67)]
    public void Too_little_before_or_nothing_after_is_said(int before, int week) =>
        Assert.Equal("decide.effect.weeks", NeedEffect.OfTheme(Weeks(1, 40, before), monday.AddDays((7 * week) + 2), Stop).Problem.Code);

    [Fact]
    public void A_step_is_compared_with_the_time_before()
    {
        // Worked by hand: 400 of 1,000 lost before, 250 of 1,000 after: −0.15.
        var effect = NeedEffect.OfStep(new StepCell(0, null, null, new Tries(1000, 1000, 750), new Tries(1000, 1000, 600)), 30, monday).Value;

        Assert.Equal(-0.15, effect.Value, 9);
        Assert.True(effect.IsBetter);
        Assert.False(NeedEffect.OfStep(new StepCell(0, null, null, new Tries(1000, 1000, 605), new Tries(1000, 1000, 600)), 30, monday).Value.IsBetter);
        Assert.Equal("decide.effect.users", NeedEffect.OfStep(new StepCell(0, null, null, new Tries(40, 40, 20), new Tries(1000, 1000, 600)), 30, monday).Problem.Code);
    }
}
