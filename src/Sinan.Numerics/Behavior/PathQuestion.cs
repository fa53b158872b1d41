namespace Sinan.Numerics.Behavior;

/// <summary>Which ways users take from event to event.</summary>
/// <param name="Start">Event code where a path begins; null = at the first event of a session; −1 = an event that nobody did.</param>
/// <param name="End">Event code where a path ends. Alone, paths are read backwards from it; with <paramref name="Start"/>, only paths that reach it count.</param>
/// <param name="GapMs">Longest pause within a session, in milliseconds: a longer one begins a new session.</param>
/// <param name="WithinMs">A path spans this many milliseconds, inclusive, whatever the pauses in it; null = the session. The next path of a user begins behind it.</param>
/// <param name="Depth">Steps of a path, 1 … <see cref="Paths.MostDepth"/>.</param>
/// <param name="Top">Events told apart at each step, those on most paths, 1 … <see cref="Paths.MostTop"/>; all others are one.</param>
/// <param name="KeepsRepeats">Counts an event directly after itself as a step of its own.</param>
/// <param name="FirstVisitsOnly">Leaves out events that the path holds already, so that no path runs in a circle.</param>
/// <param name="FromMs">Paths whose first step (backwards: whose end) is at or after this moment; null = all.</param>
/// <param name="ToMs">… and before this moment.</param>
/// <param name="Users">Filter by user; null = all users.</param>
public sealed record PathQuestion(
    int? Start = null, int? End = null, long GapMs = 1_800_000, long? WithinMs = null, int Depth = 5, int Top = 6, bool KeepsRepeats = false, bool FirstVisitsOnly = false,
    long? FromMs = null, long? ToMs = null, BehaviorGrouping? Users = null)
{
    /// <summary>Whether paths are read from their end: step 0 is the end, step 1 what came before it.</summary>
    public bool IsBackward => End is not null && Start is null;
}
