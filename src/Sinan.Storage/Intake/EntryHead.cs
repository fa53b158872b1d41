using Sinan.Kernel;

namespace Sinan.Storage.Intake;

/// <summary>What stands before the fields of an entry.</summary>
readonly ref struct EntryHead(UInt128 id, UInt128 user, long timeMs, ReadOnlySpan<byte> name)
{
    /// <summary>Id of the event or feedback; 0 for attributes; the anonymous id of a link.</summary>
    public UInt128 Id { get; } = id;

    /// <summary>Keyed hash of the user; the known id of a link.</summary>
    public UInt128 User { get; } = user;

    /// <summary>Time of the event, feedback, link or attributes; 0 for attributes without one.</summary>
    public long TimeMs { get; } = timeMs;

    /// <summary>Name of the event; text of the feedback.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    public static EntryHead Read(ref EntryReader reader, IntakeEntry entry) => entry switch
    {
        IntakeEntry.Event or IntakeEntry.Feedback => new EntryHead(reader.Wide(), reader.Wide(), reader.Long(), reader.Text()),
        IntakeEntry.Link => new EntryHead(reader.Wide(), reader.Wide(), reader.Long(), []),
        IntakeEntry.DatedAttributes or IntakeEntry.DatedFirstAttributes => new EntryHead(0, reader.Wide(), reader.Long(), []),
        IntakeEntry.Attributes or IntakeEntry.FirstAttributes => new EntryHead(0, reader.Wide(), 0, []),
        _ => throw new InvalidDataException($"The journal holds an entry of kind {entry}, which this version does not know."),
    };

    /// <summary>Passes over a field.</summary>
    /// <returns>Its name, for properties.</returns>
    public static ReadOnlySpan<byte> Skip(ref EntryReader reader, IntakeField field)
    {
        ReadOnlySpan<byte> name = [];
        switch (field)
        {
            case IntakeField.Item or IntakeField.RawUser or IntakeField.Source or IntakeField.Label or IntakeField.Aside or IntakeField.Version or IntakeField.Device or IntakeField.Segment:
                reader.Text();
                break;
            case IntakeField.Session or IntakeField.Value or IntakeField.Quantity or IntakeField.Duration:
                reader.Long();
                break;
            case IntakeField.Text:
                name = reader.Text();
                reader.Text();
                break;
            case IntakeField.Attachment:
                reader.Text();
                reader.Text();
                reader.Long();
                break;
            case IntakeField.Number:
                name = reader.Text();
                reader.Long();
                break;
            default:
                throw new InvalidDataException($"The journal holds a field of kind {field}, which this version does not know.");
        }

        return name;
    }
}
