using Sinan.Numerics.Series.Alerts;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;

namespace Sinan.Stages.Listen.Domain.Alerts;

/// <summary>A series by period and the bursts in it.</summary>
/// <param name="Parts">Counts by period; NaN where there is nothing to count.</param>
/// <param name="Wholes">What they are a share of; null where the count itself is shown.</param>
/// <param name="Expected">Counts that are usual.</param>
/// <param name="Bursts">Kleinberg's bursts, in time order.</param>
sealed record TrendLine(double[] Parts, double[]? Wholes, double[] Expected, IReadOnlyList<Burst> Bursts)
{
    /// <summary>Counts, or shares where there are wholes.</summary>
    public double? Value(int period) => double.IsNaN(Parts[period]) || Wholes?[period] == 0 ? null : Parts[period] / (Wholes?[period] ?? 1);

    public Bounds? Interval(int period) => Wholes is null || Value(period) is null ? null : Proportions.Wilson((long)Parts[period], (long)Wholes[period]);

    /// <param name="own">Counts of the series by period; NaN where there is nothing to count.</param>
    /// <param name="all">Counts of all comments, as long.</param>
    /// <param name="periods">The periods.</param>
    /// <param name="name">Which series.</param>
    public static TrendLine Of(double[] own, double[] all, FeedbackPeriods periods, SeriesName name)
    {
        if (name.Kind == SeriesName.Volume)
        {
            var steps = AlertSeries.OfCounts(own, periods.Rhythm).Judge(periods.Places);
            // In the first week nothing is known: the second one says what was usual in it.
            var expected = Enumerable.Range(0, steps.Length).Select(t => Math.Max(0.1, steps[Math.Min(t < periods.Rhythm.PerWeek ? t + periods.Rhythm.PerWeek : t, steps.Length - 1)].Expected)).ToArray();
            return new TrendLine(own, null, expected, Kleinberg.Counts(own, expected));
        }

        var (part, whole) = (Known(own), Known(all));
        var usual = part.Sum() / Math.Max(1, whole.Sum());
        return new TrendLine(own, name.Kind == SeriesName.Negativity ? all : null, [.. whole.Select(w => w * usual)], Kleinberg.Shares(part, whole));
    }

    static double[] Known(double[] counts) => [.. counts.Select(c => double.IsNaN(c) ? 0 : c)];
}
