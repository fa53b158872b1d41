using System.Collections.Concurrent;

namespace Sinan.Stages.Listen.Features.AnswerSurvey;

/// <summary>Slows down flooding: an address may send so many answers within ten minutes.</summary>
/// <remarks>Kept in memory of this process. The bound leaves room for an office behind one address.</remarks>
public sealed class AnswerThrottle(TimeProvider clock)
{
    public const int Most = 60;

    /// <summary>Of answers that bring files, as many as of comments that do.</summary>
    public const int MostWithFiles = 10;

    /// <summary>Addresses kept at most; a flood from many addresses must not fill the memory.</summary>
    const int MostAddresses = 10_000;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(10);
    readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> sent = new(StringComparer.Ordinal);

    /// <summary>Counts one more; false when the address has sent too many.</summary>
    public bool TryCount(string address, int most = Most)
    {
        if (sent.Count > MostAddresses)
            sent.Clear();
        var times = sent.GetOrAdd(address, _ => new Queue<DateTimeOffset>());
        lock (times)
        {
            var now = clock.GetUtcNow();
            while (times.TryPeek(out var oldest) && oldest + Window <= now)
                times.Dequeue();
            if (times.Count >= most)
                return false;
            times.Enqueue(now);
            return true;
        }
    }
}
