namespace Sinan.Numerics.Series.Alerts;

/// <summary>A series to watch, one value a period.</summary>
/// <param name="Values">In time order; NaN where missing.</param>
/// <param name="Exposures">As long: what each value is in proportion to, &gt; 0.</param>
/// <param name="Model">A model that has learned nothing, of the kind that suits the values.</param>
public sealed record AlertSeries(double[] Values, double[] Exposures, AlertModel Model)
{
    /// <summary>A count by itself.</summary>
    public static AlertSeries OfCounts(double[] values, AlertRhythm rhythm) => new(values, Ones(values.Length), new CountAlertModel(rhythm));

    /// <summary>A number from outside.</summary>
    public static AlertSeries OfNumbers(double[] values) => new(values, Ones(values.Length), new NumberAlertModel());

    static double[] Ones(int length)
    {
        var ones = new double[length];
        Array.Fill(ones, 1);
        return ones;
    }

    /// <summary>Judges all periods, each by those before it.</summary>
    /// <param name="places">Place in the week of each period.</param>
    public AlertStep[] Judge(ReadOnlySpan<int> places)
    {
        if (Exposures.Length != Values.Length || places.Length != Values.Length)
            throw new ArgumentException($"Values, exposures and places must be of one length. Got {Values.Length}, {Exposures.Length} and {places.Length}.", nameof(places));
        var (model, steps) = (Model.Fresh(), new AlertStep[Values.Length]);
        for (var t = 0; t < steps.Length; t++)
            steps[t] = model.Step(Values[t], Exposures[t], places[t]);
        return steps;
    }
}
