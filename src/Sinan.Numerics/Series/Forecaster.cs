using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>Forecasts of a series with honest intervals: the model is chosen by its errors from earlier moments, and the intervals are made of these errors.</summary>
/// <remarks>The same series gives the same answer always. Time: about a second for 5,000 hours.</remarks>
public static class Forecaster
{
    /// <summary>Older values are not looked at: rhythms change.</summary>
    public const int MostValues = 5_000;

    /// <summary>Values to learn from before the first trial forecast.</summary>
    internal const int LeastLearned = 8;

    /// <summary>Most moments from which a model is tried.</summary>
    internal const int MostOrigins = 1_000;

    /// <summary>Values (not missing) that a forecast needs.</summary>
    /// <param name="horizon">Periods ahead.</param>
    /// <param name="level">Level of the intervals.</param>
    public static int Needed(int horizon, double level) => LeastLearned + horizon + ConformalBand.Least(level) - 1;

    /// <param name="values">The series in time order, one a period, NaN where missing.</param>
    /// <param name="shape">Its rhythms.</param>
    /// <param name="columns">Outside columns, each as long as the series and the horizon; kept only if they make earlier forecasts better.</param>
    /// <param name="horizon">Periods ahead, ≥ 1.</param>
    /// <param name="level">Coverage of the intervals, 0.9 by default.</param>
    /// <param name="cancellationToken">Checked between models.</param>
    /// <returns>Null when there are too few values: see <see cref="Needed"/>.</returns>
    /// <exception cref="ArgumentException">A column is too short.</exception>
    public static ForecastAnswer? Forecast(
        ReadOnlySpan<double> values, SeriesShape shape, IReadOnlyList<SeriesColumn> columns, int horizon, double level, CancellationToken cancellationToken)
    {
        if (Choose(values, shape, columns, horizon, horizon, ConformalBand.Least(level), cancellationToken) is not { } choice)
            return null;
        var points = choice.Ahead(horizon, level, out var judged, out var held);
        var season = choice.NaiveSeason;
        var scale = SeasonalNaive.MeanAbsoluteError(choice.Values.AsSpan(0, choice.From), season, 1, season);
        return new ForecastAnswer(
            points, choice.Model.Errors.Form, choice.Used, judged, held, choice.Errors.Origins, choice.Errors.MeanAbsolute, season,
            SeasonalNaive.MeanAbsoluteError(choice.Values, choice.From, horizon, season), scale > 0 ? choice.Errors.MeanAbsolute / scale : double.NaN);
    }

    /// <summary>The model with the least mean absolute error from earlier moments, fitted on what came before them.</summary>
    /// <param name="all">The series.</param>
    /// <param name="shape">Its rhythms.</param>
    /// <param name="columns">Outside columns.</param>
    /// <param name="horizon">Periods ahead that are tried.</param>
    /// <param name="reach">Periods behind the series for which the columns are wanted, at least the horizon.</param>
    /// <param name="least">Moments with the whole horizon behind them that are needed.</param>
    /// <param name="cancellationToken">Checked between models.</param>
    internal static ModelChoice? Choose(
        ReadOnlySpan<double> all, SeriesShape shape, IReadOnlyList<SeriesColumn> columns, int horizon, int reach, int least, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var cut = Math.Max(0, all.Length - MostValues);
        while (cut < all.Length && double.IsNaN(all[cut]))
            cut++;
        var values = all[cut..].ToArray();
        if (values.Count(v => !double.IsNaN(v)) < LeastLearned + horizon + least - 1)
            return null;
        var origins = Math.Min(MostOrigins, Math.Max(least, (values.Length - horizon) / 2)) + horizon - 1;
        var from = values.Length - origins;
        var outside = columns.Select(c => Filled(c, cut, values.Length + reach)).ToList();
        var waves = YearlyWaves.Of(shape.Year, values.Length, reach);

        ModelChoice? best = null;
        foreach (var form in Forms(shape, values, from))
            Try(form, []);
        var plain = best!.Model.Errors.Form;
        if (waves.Count > 0)
            Try(plain, waves);
        var kept = best.Model.Columns;
        // Beside a column the other scale may be the better one: an effect may add or multiply.
        SmoothingForm[] scales = SeriesScale.LogOf(values) is null ? [plain] : [plain, plain with { IsLog = !plain.IsLog }];
        foreach (var form in outside.Count > 0 ? scales : [])
            Try(form, [.. kept, .. outside], [.. columns.Select(c => c.Name)]);
        // Several columns together may hide a useful one.
        for (var c = 0; outside.Count > 1 && best.Used.IsEmpty && c < outside.Count; c++)
            Try(plain, [.. kept, outside[c]], columns[c].Name);
        return best;

        void Try(SmoothingForm form, IReadOnlyList<double[]> extra, params ImmutableArray<string> names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scale = form.IsLog ? SeriesScale.LogOf(values)!.Value : default;
            var model = SeriesModel.Fit(form, scale, values.AsSpan(0, from), extra);
            var errors = RollingErrors.Of(model, values, from, horizon);
            if (best is null || errors.MeanAbsolute < best.Errors.MeanAbsolute)
                best = new ModelChoice(values, cut, from, model, errors, names, NaiveSeason(shape, from));
        }
    }

    /// <summary>With and without logarithms, trend and seasons, as far as the first values allow.</summary>
    static IEnumerable<SmoothingForm> Forms(SeriesShape shape, double[] values, int from)
    {
        var seasons = shape.Seasons.Where(s => 2 * s <= from).ToImmutableArray();
        List<ImmutableArray<int>> choices = seasons.IsEmpty ? [[]] : [[], seasons];
        if (seasons.Length > 1)
            choices = [seasons, [seasons[^1]]];
        bool[] logs = SeriesScale.LogOf(values) is null ? [false] : [false, true];
        return from isLog in logs from own in choices from hasTrend in (bool[])[false, true] select new SmoothingForm(isLog, hasTrend, own);
    }

    static int NaiveSeason(SeriesShape shape, int from) => shape.Seasons.LastOrDefault(s => 2 * s <= from, 1);

    /// <summary>The part of a column that belongs to the values looked at and what follows, holes filled with its mean.</summary>
    static double[] Filled(SeriesColumn column, int cut, int length)
    {
        if (column.Values.Length < cut + length)
            throw new ArgumentException($"The column '{column.Name}' has {column.Values.Length} values; the series and what follows need {cut + length}.", nameof(column));
        var own = column.Values.Span.Slice(cut, length).ToArray();
        var known = own.Where(v => !double.IsNaN(v)).ToList();
        var mean = known.Count == 0 ? 0 : known.Average();
        for (var t = 0; t < own.Length; t++)
            own[t] = double.IsNaN(own[t]) ? mean : own[t];
        return own;
    }
}
