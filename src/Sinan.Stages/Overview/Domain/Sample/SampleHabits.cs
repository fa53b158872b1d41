namespace Sinan.Stages.Overview.Domain.Sample;

/// <summary>How one planted group uses the shop.</summary>
/// <param name="Share">Share of all users.</param>
/// <param name="Sessions">Mean number of visits over 90 days.</param>
/// <param name="Views">Mean number of further items looked at in a visit.</param>
/// <param name="OffHabit">Share of visits at any other time.</param>
/// <param name="Cart">Chance that a viewed item goes into the cart.</param>
/// <param name="Checkout">Chance that a filled cart reaches the checkout.</param>
/// <param name="DwellMedian">Seconds on an item's page.</param>
/// <param name="PricePower">Weight of an item is multiplied by (price / 100) to this power.</param>
/// <param name="Categories">Taste: weight of each category.</param>
sealed record SampleHabits(
    double Share, double Sessions, double Views, double OffHabit, double Cart, double Checkout, double DwellMedian, double PricePower, double[] Categories)
{
    public static IReadOnlyList<SampleHabits> OfGroup { get; } =
    [
        new(0.40, 6.2, 1.5, 0.06, 0.20, 0.52, 32, -0.8, [0.6, 0.5, 1, 0.6, 0.5, 0.4, 3.0, 2.4]),
        new(0.25, 12.0, 1.3, 0.06, 0.30, 0.68, 21, 0.0, [3.0, 1.0, 0.5, 0.4, 2.6, 0.3, 0.6, 0.8]),
        new(0.35, 3.8, 2.2, 0.03, 0.11, 0.42, 74, 0.3, [0.6, 1.6, 1.6, 2.0, 0.3, 2.6, 0.4, 0.3]),
    ];

    /// <summary>The second of the day at which a visit of this group begins; beyond midnight for the night group.</summary>
    public static int SecondOfDay(SampleGroup group, SampleRandom random) => group switch
    {
        SampleGroup.NightBargain => (int)(random.Between(22.0, 25.4) * 3_600),
        SampleGroup.WeekdayLunch => (int)(random.Between(11.7, 13.3) * 3_600),
        _ => (int)(Math.Clamp(15 + 2.4 * random.Normal(), 9, 21) * 3_600),
    };

    /// <summary>A day of the group's rhythm from <paramref name="firstDay"/> on.</summary>
    public static int Day(SampleGroup group, int firstDay, SampleRandom random)
    {
        while (true)
        {
            var day = firstDay + random.Below(SampleShop.Days - firstDay);
            var weekday = (2 + day) % 7;
            if (group == SampleGroup.NightBargain || group == SampleGroup.WeekdayLunch == weekday < 5)
                return day;
        }
    }
}
