using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Capture;

namespace Sinan.Stages.Collect.Features.WatchArrivals;

/// <summary>What is arriving right now?</summary>
public sealed record WatchArrivals;

/// <param name="Last">The last events, newest first.</param>
/// <param name="Rates">Counts of the last minute in steps of five seconds, oldest first.</param>
/// <param name="Rejected">Reason → events turned away since the server started, most frequent first.</param>
/// <param name="Waiting">Events stored but not yet in the record.</param>
/// <param name="Token">A project token; null when there is none.</param>
public sealed record ArrivalsView(ImmutableArray<ArrivedEvent> Last, ImmutableArray<ArrivalRate> Rates, ImmutableArray<RejectedEvents> Rejected, long Waiting, string? Token)
{
    /// <summary>Events of the last minute.</summary>
    public long LastMinute => Rates.Sum(r => r.Taken);

    public long RejectedEvents => Rejected.Sum(r => r.Events);
}

/// <param name="At">When it arrived.</param>
/// <param name="Event">Its name; empty when it has none.</param>
/// <param name="User">First 32 bits of the keyed hash of the user's id, in hex: enough to tell users apart by eye; empty when unknown.</param>
/// <param name="Reason">Why it was not taken; null when it was.</param>
public sealed record ArrivedEvent(DateTimeOffset At, string Event, string User, string? Reason);

/// <param name="Start">Start of five seconds.</param>
/// <param name="Taken">Events taken.</param>
/// <param name="Rejected">Events turned away.</param>
public sealed record ArrivalRate(DateTimeOffset Start, long Taken, long Rejected);

/// <param name="Reason">Why.</param>
/// <param name="Events">How many.</param>
public sealed record RejectedEvents(string Reason, long Events);

public sealed class WatchArrivalsHandler(ArrivalLog arrivals, IEventIntake intake, IApiKeys keys)
{
    const int SecondsPerRate = 5;

    public async Task<Outcome<ArrivalsView>> HandleAsync(WatchArrivals request, CancellationToken cancellationToken)
    {
        var report = arrivals.Report();
        var token = (await keys.ListAsync(cancellationToken)).FirstOrDefault(key => key.IsPublic && key.May(Permissions.Capture));
        return new ArrivalsView(
            [.. report.Last.Select(a => new ArrivedEvent(DateTimeOffset.FromUnixTimeMilliseconds(a.AtMs), a.Event, Shown(a.User), a.Reason))],
            [.. report.Seconds.Chunk(SecondsPerRate).Select(c => new ArrivalRate(DateTimeOffset.FromUnixTimeSeconds(c[0].Second), c.Sum(s => (long)s.Taken), c.Sum(s => (long)s.Rejected)))],
            [.. report.Rejected.OrderByDescending(r => r.Value).Select(r => new RejectedEvents(r.Key, r.Value))],
            intake.Waiting, token?.Prefix);
    }

    static string Shown(UInt128 user) => user == 0 ? "" : ((uint)(user >> 96)).ToString("x8", CultureInfo.InvariantCulture);
}
