namespace Sinan.Numerics.Series;

/// <summary>Exponential smoothing with a damped trend, up to two seasons and errors that carry over, as innovations state space model:
/// Hyndman, Koehler, Ord and Snyder 2008; several seasons and carried errors as in Taylor 2003 and De Livera, Hyndman and Snyder 2011.</summary>
/// <remarks>A missing value (NaN) moves the state along without correcting it. The filter is linear in the values, which <see cref="SeriesRegression"/> relies on.</remarks>
sealed class SmoothingFilter
{
    /// <summary>The starting seasons are means over up to this many cycles.</summary>
    const int StartCycles = 4;

    readonly SmoothingRates rates;
    readonly bool hasTrend;
    readonly double[] season1;
    readonly double[] season2;
    double level;
    double slope;
    double carried;
    int place1;
    int place2;

    /// <param name="form">Parts.</param>
    /// <param name="rates">Rates.</param>
    /// <param name="values">The series on the model's scale; the state before its first value is made from its beginning.</param>
    public SmoothingFilter(SmoothingForm form, SmoothingRates rates, ReadOnlySpan<double> values)
    {
        (this.rates, hasTrend) = (rates, form.HasTrend);
        level = Mean(values[..Math.Min(values.Length, form.Cycle)]);
        season1 = form.Seasons.Length > 0 ? StartSeason(values, form.Seasons[0], null) : [0];
        season2 = form.Seasons.Length > 1 ? StartSeason(values, form.Seasons[1], season1) : [0];
    }

    /// <summary>Takes the next value and returns its innovation: value minus one-step forecast; NaN when it is missing.</summary>
    public double Step(double value)
    {
        var along = hasTrend ? rates.Damping * slope : 0;
        var smooth = level + along + season1[place1] + season2[place2];
        var before = rates.Carry * carried;
        var error = value - smooth - before;
        var move = double.IsNaN(error) ? 0 : error;
        carried = before + move;
        level += along + (rates.Level * move);
        slope = along + (rates.Slope * move);
        season1[place1] += rates.Season1 * move;
        season2[place2] += rates.Season2 * move;
        place1 = place1 + 1 == season1.Length ? 0 : place1 + 1;
        place2 = place2 + 1 == season2.Length ? 0 : place2 + 1;
        return error;
    }

    /// <summary>Forecasts of the next values, one for each place of <paramref name="destination"/>.</summary>
    public void Ahead(Span<double> destination)
    {
        var (at, step, carry, p1, p2) = (level, slope, carried, place1, place2);
        for (var h = 0; h < destination.Length; h++)
        {
            if (hasTrend)
                at += step *= rates.Damping;
            carry *= rates.Carry;
            destination[h] = at + season1[p1] + season2[p2] + carry;
            p1 = p1 + 1 == season1.Length ? 0 : p1 + 1;
            p2 = p2 + 1 == season2.Length ? 0 : p2 + 1;
        }
    }

    /// <summary>Mean distance of each place of a season from the mean of its cycle, without what a shorter season explains.</summary>
    static double[] StartSeason(ReadOnlySpan<double> values, int length, double[]? shorter)
    {
        var cycles = Math.Clamp(values.Length / length, 1, StartCycles);
        var (season, counts) = (new double[length], new int[length]);
        for (var c = 0; c < cycles; c++)
        {
            var cycle = values.Slice(c * length, Math.Min(length, values.Length - (c * length)));
            var mean = Mean(cycle);
            for (var i = 0; i < cycle.Length; i++)
            {
                if (double.IsNaN(cycle[i]))
                    continue;
                season[i] += cycle[i] - mean - (shorter is null ? 0 : shorter[((c * length) + i) % shorter.Length]);
                counts[i]++;
            }
        }

        for (var i = 0; i < length; i++)
            season[i] = counts[i] == 0 ? 0 : season[i] / counts[i];
        return season;
    }

    static double Mean(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            sum += value;
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
