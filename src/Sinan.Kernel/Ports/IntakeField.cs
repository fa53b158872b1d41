namespace Sinan.Kernel;

/// <summary>What a field of an entry is: its first byte.</summary>
public enum IntakeField : byte
{
    End = 0,
    Item = 1,
    Session = 2,
    Value = 3,
    Quantity = 4,
    Duration = 5,
    RawUser = 6,
    Text = 7,
    Number = 8,
    Source = 9,
    Label = 10,
    Aside = 11,
    Version = 12,
    Device = 13,
    Segment = 14,
    Attachment = 15,
}
