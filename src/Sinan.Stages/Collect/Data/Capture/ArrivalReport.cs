using System.Collections.Immutable;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>What has just arrived.</summary>
/// <param name="Last">The last events, newest first.</param>
/// <param name="Seconds">The last whole seconds, oldest first.</param>
/// <param name="Rejected">Reason → events not taken since the server started.</param>
public sealed record ArrivalReport(ImmutableArray<Arrival> Last, ImmutableArray<ArrivalSecond> Seconds, ImmutableSortedDictionary<string, long> Rejected);

/// <param name="Second">Seconds since 1970-01-01 UTC.</param>
/// <param name="Taken">Events taken.</param>
/// <param name="Rejected">Events not taken.</param>
public readonly record struct ArrivalSecond(long Second, int Taken, int Rejected);
