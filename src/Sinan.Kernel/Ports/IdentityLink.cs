namespace Sinan.Kernel;

/// <summary>Two ids of one person, as a client said: what was done under <paramref name="From"/> was done by <paramref name="To"/>.</summary>
/// <param name="From">Keyed hash of the anonymous or second id.</param>
/// <param name="To">Keyed hash of the known id.</param>
/// <param name="TimeMs">When the client said so, in milliseconds since 1970-01-01 UTC; the earliest link of an id counts.</param>
public readonly record struct IdentityLink(UInt128 From, UInt128 To, long TimeMs);
