using System.Collections.Immutable;

namespace Sinan.Numerics.Behavior;

/// <summary>Where users struggle on their way to a goal.</summary>
/// <param name="Goal">Event code that users should reach; −1 when nobody does.</param>
/// <param name="AsOfMs">End of the log: only what happened <paramref name="WithinMs"/> before it can be judged.</param>
/// <param name="Same">Coded column that must be equal too for two events to be the same thing (the item); null compares event codes alone.</param>
/// <param name="IsError">By event code: the event means failure. Shorter than the codes = the rest does not.</param>
/// <param name="ErrorColumn">Coded column whose values may mean failure; null for none.</param>
/// <param name="IsErrorValue">By value code of <paramref name="ErrorColumn"/>.</param>
/// <param name="WithinMs">Time to reach the goal, inclusive; a day by default.</param>
public sealed record FrictionQuestion(
    int Goal, long AsOfMs, BehaviorColumn? Same = null, ImmutableArray<bool> IsError = default, BehaviorColumn? ErrorColumn = null, ImmutableArray<bool> IsErrorValue = default,
    long WithinMs = 86_400_000)
{
    internal const int RepeatTimes = 3;
    internal const long RepeatMs = 60_000;
    internal const int RageTimes = 5;
    internal const long RageMs = 5_000;
    internal const long LoopMs = 600_000;

    internal bool IsErrorCode(int code) => !IsError.IsDefaultOrEmpty && code < IsError.Length && IsError[code];

    /// <summary>Whether an event carries a value that means failure.</summary>
    internal bool HasErrorValue(long position) =>
        ErrorColumn is { } column && column.CodeAt(position) is >= 0 and var code && !IsErrorValue.IsDefaultOrEmpty && code < IsErrorValue.Length && IsErrorValue[code];
}
