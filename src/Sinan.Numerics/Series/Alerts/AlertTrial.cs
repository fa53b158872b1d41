using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Series.Alerts;

/// <summary>How surely and how soon a burst would be seen, measured on a series' own history.</summary>
/// <param name="Bursts">Bursts put in.</param>
/// <param name="Found">Of which raised an alert within <see cref="Patience"/> periods.</param>
/// <param name="MedianDelay">Median periods from the burst to the alert, 0 = in the same period; null when none was found.</param>
/// <param name="Level">Mean expected count a period.</param>
public sealed record AlertTrial(int Bursts, int Found, double? MedianDelay, double Level)
{
    /// <summary>Periods after the burst in which an alert still counts.</summary>
    public const int Patience = 2;

    /// <summary>Share found with Wilson's interval; null without bursts.</summary>
    public Bounds? Recall => Bursts == 0 ? null : Proportions.Wilson(Found, Bursts);

    /// <summary>Puts bursts of one period into copies of the history, one at a time: to what came is added a Poisson count of (factor − 1) times what was expected.</summary>
    /// <param name="series">The history.</param>
    /// <param name="places">Place in the week of each period.</param>
    /// <param name="threshold">Severity above which alerts are raised.</param>
    /// <param name="factor">Size of the burst against the usual, &gt; 1.</param>
    /// <param name="from">First period that may get a burst.</param>
    /// <param name="most">Most bursts, evenly spread.</param>
    /// <param name="seed">Same history and seed, same answer.</param>
    public static AlertTrial Run(AlertSeries series, ReadOnlySpan<int> places, double threshold, double factor, int from, int most, long seed)
    {
        var (model, random) = (series.Model.Fresh(), new SplitMix64(seed));
        var (bursts, level, before) = (0, 0.0, 0.0);
        var delays = new List<double>();
        var every = Math.Max(1, (series.Values.Length - Patience - from) / Math.Max(1, most));
        for (var t = 0; t < series.Values.Length; t++)
        {
            // A time that is loud already says nothing about a burst.
            if (t >= from && t + Patience < series.Values.Length && (t - from) % every == 0 && before <= threshold && !double.IsNaN(series.Values[t]))
            {
                var expected = model.Copy().Step(double.NaN, series.Exposures[t], places[t]).Expected;
                (bursts, level) = (bursts + 1, level + expected);
                if (Delay(model.Copy(), series, places, threshold, t, random.Poisson((factor - 1) * Math.Max(0, expected))) is { } delay)
                    delays.Add(delay);
            }

            before = model.Step(series.Values[t], series.Exposures[t], places[t]).Severity;
        }

        delays.Sort();
        return new AlertTrial(bursts, delays.Count, delays.Count == 0 ? null : delays[delays.Count / 2], bursts == 0 ? 0 : level / bursts);
    }

    static int? Delay(AlertModel model, AlertSeries series, ReadOnlySpan<int> places, double threshold, int start, double more)
    {
        for (var t = start; t <= start + Patience; t++)
        {
            if (model.Step(series.Values[t] + (t == start ? more : 0), series.Exposures[t], places[t]).Severity > threshold)
                return t - start;
        }

        return null;
    }
}
