namespace Sinan.Storage.Intake;

/// <summary>How much may wait on the way into the record, and how often the way is cleared.</summary>
public sealed record IntakeOptions
{
    /// <summary>Most events of one group commit.</summary>
    public int MostGroupEvents { get; init; } = 10_000;

    /// <summary>Most events that wait for the disk; beyond it callers are asked to come back. About 50 MB.</summary>
    public int MostQueuedEvents { get; init; } = 200_000;

    /// <summary>Most bytes in the journal; beyond it callers are asked to come back until the record has caught up. 2 GiB by default.</summary>
    public long MostJournalBytes { get; init; } = 2L << 30;

    /// <summary>A segment that has grown beyond this is closed. 32 MiB by default.</summary>
    public long SegmentBytes { get; init; } = 32 << 20;

    /// <summary>Shortest time between two drains: a second by default. After a long drain the pause is <see cref="Rest"/> times its length.</summary>
    public TimeSpan DrainEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The share of time that draining may take is 1 ÷ (1 + Rest).</summary>
    public double Rest { get; init; } = 4;

    /// <summary>The behaviour index is brought up to date in the background at most so often, and never for more than a twentieth of the time; questions bring it up to date at once.</summary>
    public TimeSpan IndexEvery { get; init; } = TimeSpan.FromSeconds(10);
}
