using System.Text;
using Sinan.Kernel;

namespace Sinan.Storage.Intake;

/// <summary>Reads a piece of feedback from the journal.</summary>
static class SegmentFeedback
{
    public static FeedbackRow Read(ref EntryReader reader, scoped EntryHead head)
    {
        var row = new FeedbackRow(
            head.Id, head.User == 0 ? null : head.User, head.TimeMs == IntakeBatch.NoTime ? null : DateTimeOffset.FromUnixTimeMilliseconds(head.TimeMs),
            null, null, null, null, Encoding.UTF8.GetString(head.Name));
        while (reader.TryField(out var field))
        {
            row = field switch
            {
                IntakeField.Value => row with { Rating = reader.Double() },
                IntakeField.Item => row with { Item = Encoding.UTF8.GetString(reader.Text()) },
                IntakeField.Source => row with { Source = Encoding.UTF8.GetString(reader.Text()) },
                IntakeField.Label => row with { Label = Encoding.UTF8.GetString(reader.Text()) },
                IntakeField.Aside => row with { Aside = Encoding.UTF8.GetString(reader.Text()) },
                IntakeField.Version => row with { Own = row.Own with { Version = Encoding.UTF8.GetString(reader.Text()) } },
                IntakeField.Device => row with { Own = row.Own with { Device = Encoding.UTF8.GetString(reader.Text()) } },
                IntakeField.Segment => row with { Own = row.Own with { Segment = Encoding.UTF8.GetString(reader.Text()) } },
                IntakeField.Attachment => row with
                {
                    Attachments = row.Attachments.Add(new FeedbackAttachment(Encoding.UTF8.GetString(reader.Text()), Encoding.UTF8.GetString(reader.Text()), reader.Long())),
                },
                _ => throw new InvalidDataException($"The journal holds a field of kind {field} in a piece of feedback, which this version does not know."),
            };
        }

        return row;
    }
}
