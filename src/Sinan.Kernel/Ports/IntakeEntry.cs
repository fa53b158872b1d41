namespace Sinan.Kernel;

/// <summary>What an entry of a batch is: its first byte.</summary>
public enum IntakeEntry : byte
{
    Event = 1,
    Attributes = 2,
    FirstAttributes = 3,
    Link = 4,
    Feedback = 5,
}
