namespace Sinan.Numerics.Series;

/// <summary>Errors of a fitted model on what came after it was fitted, from every origin and for every horizon (rolling origin, Tashman 2000).</summary>
/// <param name="Origins">Number of origins.</param>
/// <param name="Horizon">Horizons 1 … H.</param>
/// <param name="Scores">By origin, then horizon: value minus forecast on the model's scale over the usual error of the target's place in the season; NaN where missing.</param>
/// <param name="Totals">By origin: sum over the horizon of value minus forecast on the scale of the series, and of the forecasts; missing values left out of both.</param>
/// <param name="MeanAbsolute">Mean absolute error on the scale of the series, over all origins and horizons.</param>
/// <param name="UsualErrors">Mean absolute one-step innovation by place in the shortest season, on the model's scale; drawn towards the mean of all.</param>
sealed record RollingErrors(int Origins, int Horizon, double[] Scores, (double Error, double Forecast)[] Totals, double MeanAbsolute, double[] UsualErrors)
{
    /// <summary>Innovations of the common mean that each place of a season is averaged with.</summary>
    const double SharedWeight = 5;

    /// <param name="model">Fitted on the values before <paramref name="from"/>.</param>
    /// <param name="values">The whole series.</param>
    /// <param name="from">First origin: the number of values known there.</param>
    /// <param name="horizon">Horizons, ≥ 1.</param>
    public static RollingErrors Of(SeriesModel model, ReadOnlySpan<double> values, int from, int horizon)
    {
        var rest = model.Rest(values);
        var filter = model.Errors.Start(rest.AsSpan(0, from));
        var usual = Usual(model.Errors.Form, filter, rest.AsSpan(0, from));
        var origins = values.Length - from;
        var scores = new double[origins * horizon];
        var ahead = new double[horizon];
        var totals = new (double Error, double Forecast)[origins];
        var (sum, count) = (0.0, 0);
        for (var origin = 0; origin < origins; origin++)
        {
            filter.Ahead(ahead);
            for (var h = 0; h < horizon; h++)
            {
                var at = from + origin + h;
                var error = at < values.Length ? rest[at] - ahead[h] : double.NaN;
                scores[(origin * horizon) + h] = error / usual[at % usual.Length];
                if (double.IsNaN(error))
                    continue;
                var forecast = model.Scale.From(ahead[h] + model.Explained(at));
                totals[origin] = (totals[origin].Error + values[at] - forecast, totals[origin].Forecast + forecast);
                sum += Math.Abs(values[at] - forecast);
                count++;
            }

            filter.Step(rest[from + origin]);
        }

        return new RollingErrors(origins, horizon, scores, totals, count == 0 ? double.NaN : sum / count, usual);
    }

    /// <summary>Scores of one horizon in the order of their origins, missing ones left out.</summary>
    /// <param name="step">0 = the next period.</param>
    public double[] OfStep(int step)
    {
        var scores = new double[Origins];
        var count = 0;
        for (var origin = 0; origin < Origins; origin++)
        {
            if (Scores[(origin * Horizon) + step] is var score && !double.IsNaN(score))
                scores[count++] = score;
        }

        return scores[..count];
    }

    /// <summary>Runs the filter over what it was fitted on and averages its innovations by place.</summary>
    static double[] Usual(SmoothingForm form, SmoothingFilter filter, ReadOnlySpan<double> rest)
    {
        var length = form.Seasons.IsEmpty ? 1 : form.Seasons[0];
        var (sums, counts, all, number) = (new double[length], new int[length], 0.0, 0);
        for (var t = 0; t < rest.Length; t++)
        {
            var error = Math.Abs(filter.Step(rest[t]));
            if (t < form.Cycle || double.IsNaN(error))
                continue;
            sums[t % length] += error;
            counts[t % length]++;
            all += error;
            number++;
        }

        // A series that never moves has no usual error: any positive one leaves scores at 0.
        var mean = all > 0 ? all / number : 1;
        for (var i = 0; i < length; i++)
            sums[i] = (sums[i] + (SharedWeight * mean)) / (counts[i] + SharedWeight);
        return sums;
    }
}
