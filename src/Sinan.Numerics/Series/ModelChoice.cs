using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>The model that did best from earlier moments.</summary>
/// <param name="Values">The part of the series that was looked at.</param>
/// <param name="Cut">Values before it.</param>
/// <param name="From">First of the earlier moments: the model was fitted on as many values.</param>
/// <param name="Model">The model.</param>
/// <param name="Errors">Its errors from these moments.</param>
/// <param name="Used">Outside columns in it.</param>
/// <param name="NaiveSeason">Season of the naive forecast it is compared with.</param>
sealed record ModelChoice(double[] Values, int Cut, int From, SeriesModel Model, RollingErrors Errors, ImmutableArray<string> Used, int NaiveSeason)
{
    /// <summary>Whether forecasts end at zero.</summary>
    public bool IsNeverNegative { get; } = !Values.Any(v => v < 0);

    /// <summary>The same model fitted on all values, and its filter behind the last of them.</summary>
    public (SeriesModel Model, SmoothingFilter Filter) Refit()
    {
        var model = SeriesModel.Fit(Model.Errors.Form, Model.Scale, Values, Model.Columns);
        var rest = model.Rest(Values);
        var filter = model.Errors.Start(rest);
        foreach (var value in rest)
            filter.Step(value);
        return (model, filter);
    }

    /// <summary>A value on the scale of the series, not below zero where the series never is.</summary>
    public double Bounded(double value) => IsNeverNegative ? Math.Max(0, value) : value;

    /// <summary>Forecasts of the refitted model behind the last value.</summary>
    /// <param name="horizon">Periods ahead; the errors must reach as far.</param>
    /// <param name="level">Level of the intervals.</param>
    /// <param name="judged">Earlier intervals that could be judged.</param>
    /// <param name="held">Those that held.</param>
    public ImmutableArray<ForecastPoint> Ahead(int horizon, double level, out int judged, out int held)
    {
        var (model, filter) = Refit();
        var ahead = new double[horizon];
        filter.Ahead(ahead);
        (judged, held) = (0, 0);
        var points = ImmutableArray.CreateBuilder<ForecastPoint>(horizon);
        for (var h = 0; h < horizon; h++)
        {
            var at = Values.Length + h;
            var centre = ahead[h] + model.Explained(at);
            var band = ConformalBand.Of(Errors.OfStep(h), h + 1, level);
            (judged, held) = (judged + band.Judged, held + band.Held);
            var usual = Errors.UsualErrors[at % Errors.UsualErrors.Length];
            // The interval holds its forecast, also where all earlier errors were of one sign.
            points.Add(new ForecastPoint(
                Bounded(model.Scale.From(centre)), Bounded(model.Scale.From(centre + Math.Min(0, band.Low * usual))), Bounded(model.Scale.From(centre + Math.Max(0, band.High * usual)))));
        }

        return points.MoveToImmutable();
    }
}
