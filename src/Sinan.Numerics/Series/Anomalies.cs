using System.Collections.Immutable;

namespace Sinan.Numerics.Series;

/// <summary>Finds latest periods that are out of the usual: outside the one-step interval whose false-alarm rate is stated.</summary>
public static class Anomalies
{
    /// <summary>Periods before the latest ones that are needed: then one period in ten is called falsely.</summary>
    public const int Needed = 28;

    /// <param name="values">The series in time order, one a period, NaN where missing.</param>
    /// <param name="shape">Its rhythms.</param>
    /// <param name="columns">Outside columns, each as long as the series.</param>
    /// <param name="latest">How many of the last periods to judge, ≥ 1; the model is learned before them.</param>
    /// <param name="rate">Wanted false alarms a period, 0…1, for example 0.02.</param>
    /// <param name="cancellationToken">Checked between models.</param>
    /// <returns>Null when there are fewer than <see cref="Needed"/> values before the latest.</returns>
    /// <remarks>A value out of the usual is pulled back to the end of its interval before the model learns it (Gelper, Fried and Croux 2010), so that it does
    /// not call its neighbours anomalies, while a lasting change is learned within a few periods.</remarks>
    public static AnomalyAnswer? Find(
        ReadOnlySpan<double> values, SeriesShape shape, IReadOnlyList<SeriesColumn> columns, int latest, double rate, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(latest, 1);
        if (!(rate is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A false-alarm rate must be between 0 and 1, for example 0.02.");
        var past = values[..Math.Max(0, values.Length - latest)];
        var known = 0;
        foreach (var value in past)
            known += double.IsNaN(value) ? 0 : 1;
        if (known < Needed)
            return null;
        // Two thirds of the past say what is usual; no rate can be held that is finer than they are.
        var finest = 2.0 / (Math.Min(Forecaster.MostOrigins, 2 * Math.Min(known, Forecaster.MostValues) / 3) + 1);
        var used = Math.Max(rate, finest);
        if (Forecaster.Choose(past, shape, columns, 1, latest, ConformalBand.Least(1 - used), cancellationToken) is not { } choice)
            return null;
        var (model, filter) = choice.Refit();
        var band = ConformalBand.Of(choice.Errors.OfStep(0), 1, 1 - used);
        var points = ImmutableArray.CreateBuilder<ExpectedPoint>(values.Length - past.Length);
        Span<double> ahead = stackalloc double[1];
        for (var period = past.Length; period < values.Length; period++)
        {
            filter.Ahead(ahead);
            var at = period - choice.Cut;
            var usual = choice.Errors.UsualErrors[at % choice.Errors.UsualErrors.Length];
            var (explained, value) = (model.Explained(at), values[period]);
            var (low, high) = (ahead[0] + Math.Min(0, band.Low * usual), ahead[0] + Math.Max(0, band.High * usual));
            points.Add(new ExpectedPoint(
                period, value, choice.Bounded(model.Scale.From(ahead[0] + explained)), choice.Bounded(model.Scale.From(low + explained)), choice.Bounded(model.Scale.From(high + explained))));
            var learned = model.Scale.To(choice.Bounded(value)) - explained;
            filter.Step(double.IsNaN(learned) ? learned : Math.Clamp(learned, low, high));
        }

        return new AnomalyAnswer(points.MoveToImmutable(), used, model.Errors.Form, choice.Used, choice.Errors.Origins);
    }
}
