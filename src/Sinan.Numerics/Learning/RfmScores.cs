using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Learning;

/// <summary>Recency, frequency and value of a user in fifths: 5 is best.</summary>
public readonly record struct RfmScore(int Recency, int Frequency, int Value);

/// <summary>RFM scoring (Hughes 1994): each measure is cut at its quintiles, so that equal measures always get equal scores.</summary>
public static class RfmScores
{
    /// <param name="recencyDays">Days since the last event; fewer is better.</param>
    /// <param name="frequency">Orders.</param>
    /// <param name="value">Money.</param>
    public static RfmScore[] Of(ReadOnlySpan<double> recencyDays, ReadOnlySpan<double> frequency, ReadOnlySpan<double> value)
    {
        if (recencyDays.Length != frequency.Length || frequency.Length != value.Length)
            throw new ArgumentException("Recency, frequency and value must be of the same users.", nameof(value));
        var freshness = new double[recencyDays.Length];
        for (var i = 0; i < freshness.Length; i++)
            freshness[i] = -recencyDays[i];
        var (r, f, m) = (Fifths(freshness), Fifths(frequency), Fifths(value));
        var scores = new RfmScore[freshness.Length];
        for (var i = 0; i < scores.Length; i++)
            scores[i] = new RfmScore(r[i], f[i], m[i]);
        return scores;
    }

    /// <summary>1 + the number of quintiles below the value.</summary>
    static int[] Fifths(ReadOnlySpan<double> values)
    {
        Span<double> edges = [Quantiles.Of(values, 0.2), Quantiles.Of(values, 0.4), Quantiles.Of(values, 0.6), Quantiles.Of(values, 0.8)];
        var fifths = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            fifths[i] = 1;
            foreach (var edge in edges)
            {
                if (values[i] > edge)
                    fifths[i]++;
            }
        }

        return fifths;
    }
}
