namespace Sinan.Numerics.Series.Alerts;

/// <summary>The length of a period and the pattern that comes back every week.</summary>
/// <param name="Inner">Places inside a day: 24 for hours, else 1.</param>
/// <param name="Outer">Days of the week that are told apart: 7, or 1 for weeks.</param>
public readonly record struct AlertRhythm(int Inner, int Outer)
{
    public static AlertRhythm Hourly { get; } = new(24, 7);

    public static AlertRhythm Daily { get; } = new(1, 7);

    public static AlertRhythm Weekly { get; } = new(1, 1);

    /// <summary>Periods in a week.</summary>
    public int PerWeek => Inner * Outer;

    /// <summary>Periods in a month of 365.25 ÷ 12 days.</summary>
    public double PerMonth => PerWeek * 365.25 / 12 / 7;
}
