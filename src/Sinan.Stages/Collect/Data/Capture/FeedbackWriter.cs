using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Numerics.Privacy;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Keys;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Writes feedback into a batch for the intake: users and ids hashed, texts masked and cut. Thread-safe.</summary>
public sealed class FeedbackWriter(IWorkspace workspace, CaptureCounter counter)
{
    /// <summary>A longer text is cut: 32 KiB of UTF-8.</summary>
    public const int MostTextBytes = 32 << 10;

    readonly KeyedHash hash = new(workspace.UserKey("row identity"u8));

    /// <summary>Writes one piece.</summary>
    /// <param name="batch">Where to.</param>
    /// <param name="feedback">What arrived.</param>
    /// <param name="arrivedMs">When, in milliseconds since 1970-01-01 UTC.</param>
    /// <param name="before">How often the same content stood in the request before; tells equal pieces without ids apart.</param>
    public void Write(IntakeBatch batch, ArrivedFeedback feedback, long arrivedMs, int before = 0)
    {
        var user = feedback.User is { Length: > 0 } raw ? workspace.UserKey(NumberText.WithoutFloatTail(Encoding.UTF8.GetBytes(raw.Trim()))) : (UInt128?)null;
        batch.BeginFeedback(IdOf(feedback, before), user, feedback.TimeMs ?? arrivedMs, CleanText.Cut(Encoding.UTF8.GetBytes(PersonalData.Redact(feedback.Text.Trim(), new long[PersonalData.Kinds.Count])), MostTextBytes));
        if (feedback.Rating is { } rating)
            batch.Value(rating);
        if (Short(feedback.Item) is { } item)
            batch.Item(item);
        if (Short(feedback.Source) is { } source)
            batch.Source(source);
        if (Short(feedback.Label) is { } label)
            batch.Label(label);
        if (Short(feedback.Version) is { } version)
            batch.Version(version);
        if (Short(feedback.Device) is { } device)
            batch.Device(device);
        if (Short(feedback.Segment) is { } segment)
            batch.Segment(segment);
        if (Short(feedback.Aside) is { } aside)
            batch.Aside(aside);
        foreach (var attachment in feedback.Attachments)
            batch.Attachment(attachment);
        batch.End();
    }

    /// <summary>Names the content of a piece, for telling equal ones apart.</summary>
    public static string ContentOf(ArrivedFeedback feedback) =>
        string.Join('\uFFFF', feedback.Text.Trim(), feedback.User, feedback.TimeMs?.ToString(CultureInfo.InvariantCulture), feedback.Item, feedback.Source, feedback.Label);

    /// <summary>The sender's id, as an import of a file hashes it; else the content; else, without a time of its own, one that never comes again.</summary>
    UInt128 IdOf(ArrivedFeedback feedback, int before) =>
        feedback.Id is { Length: > 0 } own ? hash.Wide(Encoding.UTF8.GetBytes(own), -1)
        : hash.Wide(Encoding.UTF8.GetBytes(ContentOf(feedback)), feedback.TimeMs is null ? counter.Next() : before);

    static byte[]? Short(string? text) => string.IsNullOrWhiteSpace(text) ? null : ShortName.Of(Encoding.UTF8.GetBytes(text.Trim())).ToArray();
}
