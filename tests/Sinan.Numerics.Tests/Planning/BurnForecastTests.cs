using Sinan.Numerics.Planning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Planning;

public sealed class BurnForecastTests
{
    static readonly DateOnly first = new(2026, 3, 2);

    /// <summary>One entry a week, on its third day.</summary>
    static LedgerEntry[] Weekly(params double[] amounts) => [.. amounts.Select((a, week) => new LedgerEntry(first.AddDays((7 * week) + 2), a))];

    static DateOnly EndOf(int weeks) => first.AddDays((7 * weeks) - 1);

    // 70 a week, 280 of 455 spent: 175 left are two and a half weeks.
    [Fact]
    public void Steady_spending_reaches_the_limit_on_the_day_worked_by_hand()
    {
        var burn = BurnForecast.Of(Weekly(70, 70, 70, 70), first, EndOf(4), 455);

        Assert.Equal((280, 70), (burn.Spent, burn.Rate.Mean));
        foreach (var p in new[] { 0.1, 0.5, 0.9 })
            Assert.Equal(EndOf(4).AddDays(18), burn.DateAt(p));
        Assert.Equal(0, burn.ProbabilityBy(EndOf(4).AddDays(17)));
        Assert.Equal(1, burn.ProbabilityBy(EndOf(4).AddDays(18)));
        Assert.Equal(350, burn.SpentBy(EndOf(5))!.Value.Expected, 1e-9);
    }

    // By hand: weeks 80, 100, 120: mean 100, s = 20, n = 3. Four weeks on: 400 ± t · 20 · √(4 + 16/3); t of 2 degrees at 97.5 % is 4.302653.
    [Fact]
    public void The_interval_of_later_spending_is_that_of_the_formula()
    {
        var (expected, interval) = BurnForecast.Of(Weekly(80, 100, 120), first, EndOf(3), 1000).SpentBy(EndOf(7))!.Value;

        Assert.Equal(700, expected, 1e-9);
        Assert.Equal(4.30265273 * 20 * Math.Sqrt(4 + (16 / 3.0)), interval.High - expected, 1e-5);
        Assert.Equal(interval.High - expected, expected - interval.Low, 1e-9);
    }

    [Fact]
    public void Dates_and_probabilities_say_the_same()
    {
        var random = new SplitMix64(4);
        for (var round = 0; round < 300; round++)
        {
            var amounts = Enumerable.Range(0, 3 + random.NextInt(10)).Select(_ => random.Gamma(1 + random.NextInt(5)) * 100).ToArray();
            var burn = BurnForecast.Of(Weekly(amounts), first, EndOf(amounts.Length), amounts.Sum() + (random.NextDouble() * 3000) + 1);
            var before = 0.0;
            for (var day = 1; day < 400; day += 7)
            {
                var probability = burn.ProbabilityBy(burn.AsOf.AddDays(day))!.Value;
                Assert.InRange(probability, before - 1e-12, 1);
                before = probability;
            }

            foreach (var p in new[] { 0.05, 0.2, 0.5, 0.8, 0.95 })
            {
                if (burn.DateAt(p) is { } date)
                {
                    Assert.True(burn.ProbabilityBy(date) >= p - 1e-9);
                    Assert.True(burn.ProbabilityBy(date.AddDays(-1)) < p + 1e-9);
                }
                else
                {
                    Assert.True(burn.ProbabilityBy(burn.AsOf.AddDays(36_000)) < p + 0.01);
                }
            }
        }
    }

    // Weeks of skewed amounts (gamma of shape 4), eight of them known: the stated 80 % of the true days must lie between the 10 % and the 90 % date.
    [Fact]
    public void Eighty_of_a_hundred_true_dates_lie_in_the_interval()
    {
        var random = new SplitMix64(8);
        const int rounds = 2_000;
        var within = 0;
        for (var round = 0; round < rounds; round++)
        {
            var known = Enumerable.Range(0, 8).Select(_ => 25 * random.Gamma(4)).ToArray();
            var burn = BurnForecast.Of(Weekly(known), first, EndOf(8), known.Sum() + 700);
            var (spent, days) = (0.0, 0.0);
            while (true)
            {
                var week = 25 * random.Gamma(4);
                if (spent + week >= 700)
                {
                    // Spending within a week is even in truth, as the forecast has it between the ends of weeks.
                    days += 7 * (700 - spent) / week;
                    break;
                }

                spent += week;
                days += 7;
            }

            within += days >= burn.DateAt(0.1)!.Value.DayNumber - burn.AsOf.DayNumber - 1 && (burn.DateAt(0.9) is not { } late || days <= late.DayNumber - burn.AsOf.DayNumber) ? 1 : 0;
        }

        Assert.InRange((double)within / rounds, 0.77, 0.87);
    }

    [Fact]
    public void A_limit_that_was_reached_has_its_day()
    {
        var burn = BurnForecast.Of(Weekly(70, 70, 70, 70), first, EndOf(4), 140);

        Assert.Equal(first.AddDays(9), burn.ReachedOn);
        Assert.Equal(first.AddDays(9), burn.DateAt(0.5));
        Assert.Equal(1, burn.ProbabilityBy(EndOf(4)));
        Assert.Equal(0, burn.ProbabilityBy(first));
    }

    [Fact]
    public void What_was_taken_back_is_not_spent()
    {
        LedgerEntry[] entries = [.. Weekly(70, 70, 70), new LedgerEntry(first.AddDays(16), -80), new LedgerEntry(EndOf(3).AddDays(1), 1000)];

        var burn = BurnForecast.Of(entries, first, EndOf(3), 140);

        Assert.Equal(130, burn.Spent);
        Assert.Null(burn.ReachedOn);
    }

    [Fact]
    public void Two_weeks_are_too_few_to_forecast_and_nothing_spent_never_reaches_a_limit()
    {
        var two = BurnForecast.Of(Weekly(70, 90), first, EndOf(2), 500);
        var idle = BurnForecast.Of([], first, EndOf(5), 500);

        Assert.False(two.HasRate);
        Assert.Null(two.DateAt(0.5));
        Assert.Null(two.ProbabilityBy(EndOf(9)));
        Assert.Null(two.SpentBy(EndOf(9)));
        Assert.True(idle.HasRate);
        Assert.Null(idle.DateAt(0.5));
        Assert.Equal(0, idle.ProbabilityBy(EndOf(50)));
    }

    // The first period is cut off when the days do not divide by seven: 40 in two days belong to no whole week.
    [Fact]
    public void Only_whole_weeks_that_end_with_the_last_day_tell_the_rate()
    {
        LedgerEntry[] entries = [new(first.AddDays(-2), 40), .. Weekly(70, 70, 70)];

        var burn = BurnForecast.Of(entries, first.AddDays(-3), EndOf(3), 500);

        Assert.Equal((250, 3L, 70), (burn.Spent, burn.Rate.Count, burn.Rate.Mean));
    }

    [Fact]
    public void Ledgers_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BurnForecast.Of([], first, EndOf(3), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BurnForecast.Of([], first, EndOf(3), 5, periodDays: 0));
        Assert.Throws<ArgumentException>(() => BurnForecast.Of(Weekly(double.NaN), first, EndOf(3), 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BurnForecast.Of(Weekly(1, 2, 3), first, EndOf(3), 50).DateAt(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BurnForecast.Of(Weekly(1, 2, 3), first, EndOf(3), 50).SpentBy(EndOf(3)));
    }
}
