namespace Sinan.Kernel;

/// <summary>What an entry of a batch is: its first byte.</summary>
public enum IntakeEntry : byte
{
    Event = 1,

    /// <summary>Attributes without a time, as an older version wrote them.</summary>
    Attributes = 2,

    /// <summary>First values without a time, as an older version wrote them.</summary>
    FirstAttributes = 3,
    Link = 4,
    DatedAttributes = 5,
    DatedFirstAttributes = 6,
    Feedback = 7,
}
