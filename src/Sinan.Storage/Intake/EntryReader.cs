using System.Buffers.Binary;
using Sinan.Kernel;

namespace Sinan.Storage.Intake;

/// <summary>Reads the entries of a frame in the order they were written. What was checked against its sum is trusted to be whole.</summary>
ref struct EntryReader(ReadOnlySpan<byte> content)
{
    ReadOnlySpan<byte> rest = content[IntakeBatch.CountLength..];

    /// <summary>Kind of the entry that begins here; false at the end.</summary>
    public bool TryBegin(out IntakeEntry entry)
    {
        entry = rest.IsEmpty ? default : (IntakeEntry)Byte();
        return entry != default;
    }

    /// <summary>Kind of the field that begins here; false at the end of the entry.</summary>
    public bool TryField(out IntakeField field)
    {
        field = (IntakeField)Byte();
        return field != IntakeField.End;
    }

    public UInt128 Wide()
    {
        var value = BinaryPrimitives.ReadUInt128LittleEndian(rest);
        rest = rest[16..];
        return value;
    }

    public long Long()
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(rest);
        rest = rest[8..];
        return value;
    }

    public double Double() => BitConverter.Int64BitsToDouble(Long());

    public ReadOnlySpan<byte> Text()
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        var text = rest.Slice(sizeof(ushort), length);
        rest = rest[(sizeof(ushort) + length)..];
        return text;
    }

    byte Byte()
    {
        var value = rest[0];
        rest = rest[1..];
        return value;
    }
}
