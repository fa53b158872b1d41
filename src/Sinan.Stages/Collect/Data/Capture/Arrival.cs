namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>An event as the live page shows it.</summary>
/// <param name="AtMs">When it arrived, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Event">Its name, personal data masked; empty when it has none.</param>
/// <param name="User">Keyed hash of the user's id; 0 when unknown.</param>
/// <param name="Reason">Why it was not taken; null when it was.</param>
public readonly record struct Arrival(long AtMs, string Event, UInt128 User, string? Reason);
