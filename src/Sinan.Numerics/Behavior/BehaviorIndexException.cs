namespace Sinan.Numerics.Behavior;

/// <summary>Why bytes are not a usable index.</summary>
public enum BehaviorIndexFault
{
    /// <summary>Does not begin with the magic word.</summary>
    NotAnIndex,

    /// <summary>Written by another version of the format.</summary>
    OtherVersion,

    /// <summary>Shorter or longer than its header says, or a section lies outside.</summary>
    WrongLength,

    /// <summary>A checksum does not hold.</summary>
    Corrupt,
}

/// <summary>The bytes are not a usable behaviour index; rebuild it from the record.</summary>
public sealed class BehaviorIndexException(BehaviorIndexFault fault, string message) : Exception(message)
{
    public BehaviorIndexFault Fault { get; } = fault;
}
