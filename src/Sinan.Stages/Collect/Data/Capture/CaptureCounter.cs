namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Numbers events that carry neither an id nor a time of their own, so that two of them are never taken for one.</summary>
public sealed class CaptureCounter(TimeProvider clock)
{
    // 41 bits of milliseconds and 15 of counting: a server that starts again goes on above where it was.
    long last = clock.GetUtcNow().ToUnixTimeMilliseconds() << 15;

    public long Next() => Interlocked.Increment(ref last);
}
