using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Sinan.Kernel;

/// <summary>Events, feedback, attributes of users and links between ids on their way into the record, encoded one after another as a frame of the intake journal.</summary>
/// <remarks>The bytes are described in Sinan.Storage/Intake/README.md. Ids are hashed and texts redacted by the caller. Reusable; not thread-safe.</remarks>
public sealed class IntakeBatch
{
    /// <summary>Bytes before the content: its length and its CRC-32C.</summary>
    public const int HeaderLength = 8;

    /// <summary>The content begins with the number of events.</summary>
    public const int CountLength = 4;

    /// <summary>Stands for the time of feedback that has none.</summary>
    public const long NoTime = long.MinValue;

    /// <summary>A batch that is kept for reuse holds at most so many bytes.</summary>
    const int MostKeptBytes = 1 << 20;

    byte[] buffer = new byte[16 << 10];
    int length = HeaderLength + CountLength;

    /// <summary>Events and pieces of feedback.</summary>
    public int Events { get; private set; }

    public bool IsEmpty => length == HeaderLength + CountLength;

    /// <summary>Starts an event; its fields follow, <see cref="End"/> closes it.</summary>
    /// <param name="id">128-bit id; equal id = same event.</param>
    /// <param name="user">Keyed hash of the user's id.</param>
    /// <param name="timeMs">Milliseconds since 1970-01-01 UTC.</param>
    /// <param name="name">Name of the event, UTF-8, not empty.</param>
    public void BeginEvent(UInt128 id, UInt128 user, long timeMs, ReadOnlySpan<byte> name)
    {
        Byte((byte)IntakeEntry.Event);
        Wide(id);
        Wide(user);
        Long(timeMs);
        Text(name);
        Events++;
    }

    /// <summary>Starts a piece of feedback; its fields follow, <see cref="End"/> closes it. A rating is its <see cref="Value"/>.</summary>
    /// <param name="id">128-bit id; equal id = same feedback.</param>
    /// <param name="user">Keyed hash of the user's id; null when unknown.</param>
    /// <param name="timeMs">Milliseconds since 1970-01-01 UTC; null when unknown.</param>
    /// <param name="text">Redacted text, UTF-8, not empty, at most 65,535 bytes.</param>
    public void BeginFeedback(UInt128 id, UInt128? user, long? timeMs, ReadOnlySpan<byte> text)
    {
        Byte((byte)IntakeEntry.Feedback);
        Wide(id);
        Wide(user ?? 0);
        Long(timeMs ?? NoTime);
        Text(text);
        Events++;
    }

    /// <summary>Starts attributes of a user, given as texts; <see cref="End"/> closes them.</summary>
    /// <param name="user">Keyed hash of the user's id.</param>
    /// <param name="timeMs">From when they hold, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="isFirstValue">The values count only where none is known by then.</param>
    public void BeginAttributes(UInt128 user, long timeMs, bool isFirstValue)
    {
        Byte((byte)(isFirstValue ? IntakeEntry.DatedFirstAttributes : IntakeEntry.DatedAttributes));
        Wide(user);
        Long(timeMs);
    }

    public void Link(IdentityLink link)
    {
        Byte((byte)IntakeEntry.Link);
        Wide(link.From);
        Wide(link.To);
        Long(link.TimeMs);
    }

    public void Item(ReadOnlySpan<byte> id) => Field(IntakeField.Item, id);

    /// <summary>64 bits of the session's keyed hash.</summary>
    public void Session(ulong key)
    {
        Byte((byte)IntakeField.Session);
        Long(unchecked((long)key));
    }

    public void Value(double value) => Field(IntakeField.Value, value);

    public void Quantity(double pieces) => Field(IntakeField.Quantity, pieces);

    public void Duration(double seconds) => Field(IntakeField.Duration, seconds);

    /// <summary>Channel of a piece of feedback.</summary>
    public void Source(ReadOnlySpan<byte> channel) => Field(IntakeField.Source, channel);

    /// <summary>Label of a piece of feedback.</summary>
    public void Label(ReadOnlySpan<byte> label) => Field(IntakeField.Label, label);

    /// <summary>Why a piece of feedback is kept aside instead of being counted.</summary>
    public void Aside(ReadOnlySpan<byte> reason) => Field(IntakeField.Aside, reason);

    /// <summary>App version at a piece of feedback.</summary>
    public void Version(ReadOnlySpan<byte> version) => Field(IntakeField.Version, version);

    /// <summary>Device at a piece of feedback.</summary>
    public void Device(ReadOnlySpan<byte> device) => Field(IntakeField.Device, device);

    /// <summary>Group of the user at a piece of feedback.</summary>
    public void Segment(ReadOnlySpan<byte> segment) => Field(IntakeField.Segment, segment);

    /// <summary>Something that came with a piece of feedback.</summary>
    public void Attachment(FeedbackAttachment attachment)
    {
        Field(IntakeField.Attachment, Encoding.UTF8.GetBytes(attachment.Address));
        Text(Encoding.UTF8.GetBytes(attachment.Media));
        Long(attachment.Bytes);
    }

    /// <summary>The user's id as it came; only for workspaces that keep raw ids.</summary>
    public void RawUser(ReadOnlySpan<byte> id) => Field(IntakeField.RawUser, id);

    /// <summary>A further column as text, already redacted.</summary>
    public void Property(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        Field(IntakeField.Text, name);
        Text(text);
    }

    /// <summary>A further column as number.</summary>
    public void Property(ReadOnlySpan<byte> name, double number)
    {
        Field(IntakeField.Number, name);
        Double(number);
    }

    public void End() => Byte((byte)IntakeField.End);

    /// <summary>The whole frame: header and content.</summary>
    public ReadOnlyMemory<byte> Seal()
    {
        BinaryPrimitives.WriteInt32LittleEndian(buffer, length - HeaderLength);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(HeaderLength), Events);
        BinaryPrimitives.WriteUInt32LittleEndian(buffer.AsSpan(4), Checksum(buffer.AsSpan(HeaderLength, length - HeaderLength)));
        return buffer.AsMemory(0, length);
    }

    /// <summary>Empties the batch for its next use.</summary>
    public void Reset()
    {
        if (buffer.Length > MostKeptBytes)
            buffer = new byte[16 << 10];
        (length, Events) = (HeaderLength + CountLength, 0);
    }

    /// <summary>CRC-32C (Castagnoli) of the content of a frame.</summary>
    public static uint Checksum(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        var words = MemoryMarshal.Cast<byte, ulong>(content);
        foreach (var word in words)
            crc = BitOperations.Crc32C(crc, BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        foreach (var last in content[(words.Length * sizeof(ulong))..])
            crc = BitOperations.Crc32C(crc, last);
        return ~crc;
    }

    void Field(IntakeField field, double value)
    {
        Byte((byte)field);
        Double(value);
    }

    void Field(IntakeField field, ReadOnlySpan<byte> text)
    {
        Byte((byte)field);
        Text(text);
    }

    void Byte(byte value) => Take(1)[0] = value;

    void Wide(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Take(16), value);

    void Long(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(8), value);

    void Text(ReadOnlySpan<byte> text)
    {
        var place = Take(sizeof(ushort) + text.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(place, checked((ushort)text.Length));
        text.CopyTo(place[sizeof(ushort)..]);
    }

    Span<byte> Take(int bytes)
    {
        if (length + bytes > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes));
        var place = buffer.AsSpan(length, bytes);
        length += bytes;
        return place;
    }
}
