using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>What has just arrived, for the live page: the last events, and counts for each of the last seconds. In memory: it says what this server sees now.</summary>
public sealed class ArrivalLog(TimeProvider clock)
{
    public const int MostArrivals = 50;
    public const int Seconds = 60;

    readonly Lock gate = new();
    readonly Queue<Arrival> arrivals = new(MostArrivals);
    readonly (long Second, int Taken, int Rejected)[] counts = new (long, int, int)[Seconds + 1];
    readonly Dictionary<string, long> reasons = new(StringComparer.Ordinal);
    long version;

    /// <summary>Changes with every request.</summary>
    public long Version => Interlocked.Read(ref version);

    public void Add(IReadOnlyList<Arrival> shown, int taken, IReadOnlyDictionary<string, int> rejected)
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (gate)
        {
            foreach (var arrival in shown)
            {
                if (arrivals.Count == MostArrivals)
                    arrivals.Dequeue();
                arrivals.Enqueue(arrival);
            }

            ref var count = ref counts[second % counts.Length];
            if (count.Second != second)
                count = (second, 0, 0);
            count.Taken += taken;
            foreach (var (reason, events) in rejected)
            {
                count.Rejected += events;
                reasons[reason] = reasons.GetValueOrDefault(reason) + events;
            }
        }

        Interlocked.Increment(ref version);
    }

    public ArrivalReport Report()
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        lock (gate)
        {
            // The current second is not over: the last whole ones are shown.
            var seconds = Enumerable.Range(1, Seconds).Select(ago => second - ago).Reverse()
                .Select(s => counts[s % counts.Length] is var c && c.Second == s ? new ArrivalSecond(s, c.Taken, c.Rejected) : new ArrivalSecond(s, 0, 0));
            return new ArrivalReport([.. arrivals.Reverse()], [.. seconds], reasons.ToImmutableSortedDictionary(StringComparer.Ordinal));
        }
    }
}
