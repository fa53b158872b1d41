using System.Collections.Concurrent;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Counts calls by key in windows of time. In memory of this process: a restart forgets it.</summary>
public sealed class CallRates(TimeProvider clock)
{
    /// <summary>Somebody who invents keys must not fill the memory.</summary>
    const int MostKeys = 20_000;

    readonly ConcurrentDictionary<string, Window> windows = new(StringComparer.Ordinal);

    /// <summary>Counts a call.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="most">So many are allowed in a window.</param>
    /// <param name="length">Length of the window.</param>
    /// <returns>How long to wait before the next try; zero when the call is within the limit.</returns>
    public TimeSpan Wait(string key, int most, TimeSpan length)
    {
        var now = clock.GetUtcNow();
        if (windows.Count > MostKeys)
        {
            foreach (var (old, window) in windows)
            {
                if (window.End <= now)
                    windows.TryRemove(old, out _);
            }
        }

        var current = windows.AddOrUpdate(
            key, _ => new Window(now + length, 1), (_, window) => window.End <= now ? new Window(now + length, 1) : window with { Calls = window.Calls + 1 });
        return current.Calls <= most ? TimeSpan.Zero : current.End - now;
    }

    /// <param name="End">When it ends.</param>
    /// <param name="Calls">Calls so far.</param>
    readonly record struct Window(DateTimeOffset End, int Calls);
}
