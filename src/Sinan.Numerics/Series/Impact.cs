using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Series;

/// <summary>Effect of a date on a series: an interrupted time series whose counterfactual is the forecast from before the date (Box and Tiao 1975; Brodersen et al. 2015),
/// with intervals from the same analysis at earlier dates: Student's, with as many degrees of freedom as the earlier windows would be side by side.</summary>
/// <remarks>The effect is of everything that changed at the date. A control series that the change did not touch takes off what moved both.</remarks>
public static class Impact
{
    /// <summary>Windows side by side that the dates before must have room for: fewer say too little about how far a total strays.</summary>
    const int LeastWindows = 3;

    /// <summary>Values before the date that are needed.</summary>
    /// <param name="periods">Periods from the date on to look at.</param>
    /// <param name="level">Level of the intervals.</param>
    public static int Needed(int periods, double level) => Forecaster.LeastLearned + periods + Least(periods, level) - 1;

    /// <param name="values">The series in time order, one a period, NaN where missing.</param>
    /// <param name="date">Place of the first period of the change: everything is learned before it.</param>
    /// <param name="shape">Rhythms of the series.</param>
    /// <param name="columns">Outside columns, control series among them, each at least as long as the periods looked at.</param>
    /// <param name="periods">Periods from the date on to look at, ≥ 1; cut to those there are.</param>
    /// <param name="level">Level of the intervals.</param>
    /// <param name="cancellationToken">Checked between models.</param>
    /// <returns>Null when there are too few values before the date (<see cref="Needed"/>) or none after.</returns>
    public static ImpactAnswer? Measure(
        ReadOnlySpan<double> values, int date, SeriesShape shape, IReadOnlyList<SeriesColumn> columns, int periods, double level, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        var horizon = Math.Min(periods, values.Length - date);
        if (date < 1 || horizon < 1 || Forecaster.Choose(values[..date], shape, columns, horizon, horizon, Least(horizon, level), cancellationToken) is not { } choice)
            return null;
        var expected = choice.Ahead(horizon, level, out _, out _);
        var points = ImmutableArray.CreateBuilder<ImpactPoint>(horizon);
        var (error, forecast) = (0.0, 0.0);
        for (var h = 0; h < horizon; h++)
        {
            var (value, point) = (values[date + h], expected[h]);
            points.Add(new ImpactPoint(value, point.Value, point.Low, point.High));
            if (double.IsNaN(value))
                continue;
            error += value - point.Value;
            forecast += point.Value;
        }

        // Only dates with the whole window before the change are like the change.
        var placebos = choice.Errors.Totals[..(choice.Errors.Origins - horizon + 1)].Select(t => Score(t.Error, t.Forecast)).ToArray();
        var (judged, falseAlarms) = Record(placebos, horizon, level);
        var (stray, degrees) = (Math.Sqrt(placebos.Sum(p => p * p) / placebos.Length), (double)placebos.Length / horizon);
        var size = choice.IsNeverNegative ? forecast : 1;
        var half = Distribution.StudentQuantile(0.5 + (level / 2), degrees) * stray * size;
        return new ImpactAnswer(
            points.MoveToImmutable(), error, error - half, error + half, forecast, stray == 0 ? double.NaN : Distribution.StudentTwoSided(Score(error, forecast) / stray, degrees),
            placebos.Length, judged, falseAlarms, choice.Model.Errors.Form, choice.Used);

        // Totals grow with the series, so those of a series without negative values are compared in proportion to what was expected.
        double Score(double total, double basis) => !choice.IsNeverNegative ? total : basis > 0 ? total / basis : 0;
    }

    static int Least(int periods, double level) => Math.Max(ConformalBand.Least(level), LeastWindows * periods);

    /// <summary>Treats every earlier date like the real one, with what was known at it: how many would have been called an effect.</summary>
    static (int Judged, int FalseAlarms) Record(double[] placebos, int horizon, double level)
    {
        var (judged, alarms, squares) = (0, 0, 0.0);
        for (var i = horizon; i < placebos.Length; i++)
        {
            var known = i - horizon + 1;
            squares += placebos[i - horizon] * placebos[i - horizon];
            if (known < LeastWindows * horizon)
                continue;
            judged++;
            alarms += Math.Abs(placebos[i]) > Distribution.StudentQuantile(0.5 + (level / 2), (double)known / horizon) * Math.Sqrt(squares / known) ? 1 : 0;
        }

        return (judged, alarms);
    }
}
