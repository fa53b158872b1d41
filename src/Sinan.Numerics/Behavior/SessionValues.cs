using System.Runtime.InteropServices;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>Values of sessions for their quantiles. The least value, that of every session with one event, is only counted.</summary>
/// <param name="least">No value lies below it.</param>
sealed class SessionValues(long least)
{
    readonly List<long> values = [];
    long leastCount;

    public void Add(long value)
    {
        if (value == least)
            leastCount++;
        else
            values.Add(value);
    }

    public void Take(SessionValues other)
    {
        leastCount += other.leastCount;
        values.AddRange(other.values);
    }

    /// <summary>By linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
    public double Quantile(double q)
    {
        var position = q * (leastCount + values.Count - 1);
        var below = (long)position;
        var low = At(below);
        return position == below ? low : low + ((position - below) * (At(below + 1) - low));
    }

    long At(long rank) => rank < leastCount ? least : Selection.Select(CollectionsMarshal.AsSpan(values), (int)(rank - leastCount));
}

/// <summary>Counts for each user the sessions up to given lengths.</summary>
sealed class SessionShares(double[] lengths) : SessionSink
{
    readonly long[] below = new long[lengths.Length];
    long sessions;

    public ClusterRatio[] Shares { get; } = new ClusterRatio[lengths.Length];

    public override void Add(long start, long length, long events)
    {
        sessions++;
        for (var i = 0; i < below.Length; i++)
            below[i] += length <= lengths[i] ? 1 : 0;
    }

    public override void EndUser()
    {
        for (var i = 0; i < below.Length && sessions > 0; i++)
            Shares[i].Add(sessions, below[i]);
        below.AsSpan().Clear();
        sessions = 0;
    }

    public void Take(SessionShares other)
    {
        for (var i = 0; i < Shares.Length; i++)
            Shares[i].Add(other.Shares[i]);
    }
}
