namespace Sinan.Numerics.Behavior;

/// <summary>Where the values of a column come from. The numbers are part of the format.</summary>
public enum BehaviorColumnOrigin
{
    /// <summary>The event itself.</summary>
    Event = 0,

    /// <summary>What was known of the user when the event happened.</summary>
    User = 1,

    /// <summary>What is known of the event's item.</summary>
    Item = 2,

    /// <summary>The event itself, but its numbers only tell visits apart: nothing to add up or to break down by.</summary>
    Session = 3,
}
