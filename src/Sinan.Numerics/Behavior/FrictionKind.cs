namespace Sinan.Numerics.Behavior;

/// <summary>Signs that a user struggles.</summary>
public enum FrictionKind
{
    /// <summary>The same thing at least three times within a minute.</summary>
    Repeated,

    /// <summary>The same thing at least five times within five seconds.</summary>
    Rage,

    /// <summary>A → B → A → B, one right after the other, within ten minutes.</summary>
    BackAndForth,

    /// <summary>An event that means failure, or an event with a value that does.</summary>
    Error,
}
