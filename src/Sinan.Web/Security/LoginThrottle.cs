using System.Collections.Concurrent;

namespace Sinan.Web.Security;

/// <summary>Slows down guessing: after five wrong passwords for a name or from an address within five minutes, no further try counts for a while.</summary>
/// <remarks>Kept in memory of this process; a restart forgets it, and a guesser cannot cause restarts.</remarks>
public sealed class LoginThrottle(TimeProvider clock)
{
    const int Most = 5;
    const int MostFromAddress = 25;
    static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> failures = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long to wait before the next try; zero when one may try now.</summary>
    public TimeSpan Wait(string name, string address)
    {
        var byName = Wait("name " + name, Most);
        var byAddress = Wait("address " + address, MostFromAddress);
        return byName > byAddress ? byName : byAddress;
    }

    public void Failed(string name, string address)
    {
        Add("name " + name);
        Add("address " + address);
    }

    public void Succeeded(string name) => failures.TryRemove("name " + name, out _);

    TimeSpan Wait(string key, int most)
    {
        if (!failures.TryGetValue(key, out var times))
            return TimeSpan.Zero;
        lock (times)
        {
            Forget(times);
            return times.Count < most ? TimeSpan.Zero : times.Peek() + Window - clock.GetUtcNow();
        }
    }

    void Add(string key)
    {
        // A guesser who invents names must not fill the memory.
        if (failures.Count > 10_000)
            failures.Clear();
        var times = failures.GetOrAdd(key, _ => new Queue<DateTimeOffset>());
        lock (times)
        {
            Forget(times);
            times.Enqueue(clock.GetUtcNow());
        }
    }

    void Forget(Queue<DateTimeOffset> times)
    {
        while (times.TryPeek(out var oldest) && oldest + Window <= clock.GetUtcNow())
            times.Dequeue();
    }
}
