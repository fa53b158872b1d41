using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Behavior;

/// <summary>Visits, cut by pauses or named by a column: how many, how long, how deep.</summary>
public static class Sessions
{
    static readonly ImmutableArray<double> quantiles = [0.25, 0.5, 0.75, 0.9];

    /// <param name="index">Events.</param>
    /// <param name="question">How sessions are cut, and periods.</param>
    /// <param name="threads">Worker threads, ≥ 1; the answer does not depend on it.</param>
    /// <param name="cancellationToken">Checked every 4096 users.</param>
    /// <exception cref="ArgumentException">A pause below zero.</exception>
    public static SessionAnswer Answer(BehaviorIndex index, SessionQuestion question, int threads, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(question.GapMs);
        var periods = new Periods(question.StartsMs.AsSpan(), index);
        var tally = new SessionTally(periods);
        Run(index, question, periods, threads, () => new SessionTally(periods), tally.Take, cancellationToken);
        var total = tally.Total.Result(index.UnitMs);
        if (total.Sessions == 0)
            return new SessionAnswer(total, tally.Periods(index.UnitMs), []);

        // Woodruff's interval: how sure the share of sessions up to the quantile is, read back as lengths.
        var lengths = quantiles.Select(q => tally.Lengths.Quantile(q)).ToArray();
        var below = new SessionShares(lengths);
        Run(index, question, periods, threads, () => new SessionShares(lengths), below.Take, cancellationToken);
        var seconds = index.UnitMs / 1000.0;
        return new SessionAnswer(
            total, tally.Periods(index.UnitMs),
            [
                .. quantiles.Select((q, i) => new SessionQuantile(q, lengths[i] * seconds, Interval(q, below.Shares[i]), tally.Depths.Quantile(q))),
            ]);

        Bounds Interval(double q, ClusterRatio share)
        {
            var bounds = share.Interval();
            return new Bounds(tally.Lengths.Quantile(Math.Clamp(q - (share.Value - bounds.Low), 0, 1)) * seconds, tally.Lengths.Quantile(Math.Clamp(q + (bounds.High - share.Value), 0, 1)) * seconds);
        }
    }

    static unsafe void Run<TSink>(
        BehaviorIndex index, SessionQuestion question, Periods periods, int threads, Func<TSink> create, Action<TSink> finish, CancellationToken cancellationToken)
        where TSink : SessionSink
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        var gate = new Lock();
        Parallel.ForEach(
            UserRanges.Of(index.Offsets, index.Users, 256), parallel, create,
            (range, _, sink) =>
            {
                new SessionWalk(index, question, periods, sink).Walk(range, cancellationToken);
                return sink;
            },
            sink =>
            {
                lock (gate)
                    finish(sink);
            });
        GC.KeepAlive(index);
    }
}

/// <summary>Takes the sessions of users, user by user, in the order of their starts.</summary>
abstract class SessionSink
{
    /// <param name="start">Tick of the first event, within the periods asked for.</param>
    /// <param name="length">Ticks from the first to the last event.</param>
    /// <param name="events">Events.</param>
    public abstract void Add(long start, long length, long events);

    public abstract void EndUser();
}
