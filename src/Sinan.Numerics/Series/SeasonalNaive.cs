namespace Sinan.Numerics.Series;

/// <summary>The forecast that every other one must beat: the value one season before.</summary>
public static class SeasonalNaive
{
    /// <summary>Forecast of a period from what was known at an origin: the newest value of the same place in the season that is not missing; NaN when there is none.</summary>
    /// <param name="values">The series.</param>
    /// <param name="origin">Number of values known.</param>
    /// <param name="period">Period asked for, ≥ origin.</param>
    /// <param name="season">Length of the season; 1 repeats the last value.</param>
    public static double At(ReadOnlySpan<double> values, int origin, int period, int season)
    {
        for (var t = period - (((period - origin) / season) + 1) * season; t >= 0; t -= season)
        {
            if (!double.IsNaN(values[t]))
                return values[t];
        }

        return double.NaN;
    }

    /// <summary>Mean absolute error over all origins from <paramref name="from"/> on and all horizons; NaN when there is nothing to compare.</summary>
    public static double MeanAbsoluteError(ReadOnlySpan<double> values, int from, int horizon, int season)
    {
        var (sum, count) = (0.0, 0);
        for (var origin = from; origin < values.Length; origin++)
        {
            for (var t = origin; t < Math.Min(values.Length, origin + horizon); t++)
            {
                var error = Math.Abs(values[t] - At(values, origin, t, season));
                if (double.IsNaN(error))
                    continue;
                sum += error;
                count++;
            }
        }

        return count == 0 ? double.NaN : sum / count;
    }
}
