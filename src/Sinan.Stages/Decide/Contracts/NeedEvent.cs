namespace Sinan.Stages.Decide.Contracts;

/// <summary>Something that happened to a need.</summary>
/// <param name="Need">Which.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Account name, "key:prefix", "cli", or "ranking" for the search itself.</param>
/// <param name="Kind">"found", "entered", "edited", "moved", "joined", "parted" or "measured".</param>
/// <param name="From">State before.</param>
/// <param name="To">State after.</param>
/// <param name="Reason">Why, in the person's words; empty when none was given.</param>
public sealed record NeedEvent(string Need, DateTimeOffset At, string Actor, string Kind, NeedState From, NeedState To, string Reason = "");
