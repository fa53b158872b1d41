using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>Counts sessions by period and keeps their lengths and depths, of one worker or of all.</summary>
sealed class SessionTally(Periods periods) : SessionSink
{
    readonly SessionSums[] sums = new SessionSums[periods.Count];
    SessionSums total;
    OneUser ofPeriod, ofUser;
    int period = -1;

    public SessionSums Total => total;

    public SessionValues Lengths { get; } = new(0);

    public SessionValues Depths { get; } = new(1);

    public override void Add(long start, long length, long events)
    {
        var next = periods.Of(start);
        if (next != period)
        {
            EndPeriod();
            period = next;
        }

        ofPeriod.Add(length, events);
        ofUser.Add(length, events);
        Lengths.Add(length);
        Depths.Add(events);
    }

    public override void EndUser()
    {
        EndPeriod();
        if (ofUser.Sessions > 0)
            total.Add(ofUser);
        ofUser = default;
    }

    public void Take(SessionTally other)
    {
        total.Add(other.total);
        for (var p = 0; p < sums.Length; p++)
            sums[p].Add(other.sums[p]);
        Lengths.Take(other.Lengths);
        Depths.Take(other.Depths);
    }

    public ImmutableArray<SessionPeriod> Periods(int unitMs) => [.. sums.Select(s => s.Result(unitMs))];

    void EndPeriod()
    {
        if (period >= 0)
            sums[period].Add(ofPeriod);
        (ofPeriod, period) = (default, -1);
    }
}

/// <summary>Counts of one user.</summary>
struct OneUser
{
    public long Sessions, Events, Bounces, Ticks;

    public void Add(long length, long events)
    {
        Sessions++;
        Events += events;
        Bounces += events == 1 ? 1 : 0;
        Ticks += length;
    }
}

/// <summary>Sums over users.</summary>
struct SessionSums
{
    ClusterRatio depth, bounces, length;

    public void Add(OneUser user)
    {
        depth.Add(user.Sessions, user.Events);
        bounces.Add(user.Sessions, user.Bounces);
        length.Add(user.Sessions, user.Ticks);
    }

    public void Add(SessionSums other)
    {
        depth.Add(other.depth);
        bounces.Add(other.bounces);
        length.Add(other.length);
    }

    public readonly SessionPeriod Result(int unitMs)
    {
        var (around, share, time, seconds) = (depth.Interval(), bounces.Interval(), length.Interval(), unitMs / 1000.0);
        return new SessionPeriod(
            (long)depth.Count, depth.Clusters, depth.Value, bounces.Value, length.Value * seconds, new Bounds(Math.Max(1, around.Low), around.High),
            new Bounds(Math.Max(0, share.Low), Math.Min(1, share.High)), new Bounds(Math.Max(0, time.Low * seconds), time.High * seconds));
    }
}
