namespace Sinan.Stages.Collect.Domain.Capture;

/// <summary>What becomes of a property of an arriving event.</summary>
public enum PropertyRole
{
    /// <summary>Stored as a further column.</summary>
    Keep,

    /// <summary>Noise of the client, or personal by its name: not stored.</summary>
    Drop,

    /// <summary>An address: stored without its query and fragment, which carry searches, tokens and names.</summary>
    Address,

    /// <summary>The user's id, where the event itself has none.</summary>
    User,
    Session,
    Item,
    Value,
    Price,
    Quantity,

    /// <summary>In seconds unless the name says otherwise.</summary>
    Duration,

    /// <summary>Groups by type: each becomes a further column "$group_" + type.</summary>
    Groups,

    /// <summary>Attributes of the user.</summary>
    Set,

    /// <summary>Attributes of the user that count only where there are none.</summary>
    SetOnce,

    /// <summary>The id that the user had before being known.</summary>
    AnonymousId,

    /// <summary>Another id of the user.</summary>
    Alias,
}
