using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Numerics.Privacy.Media;
using Sinan.Stages.Collect.Contracts;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Puts what came with comments and answers among the blobs. A file that cannot be cleaned is refused: what nobody can read in it may name a place.</summary>
public sealed class AttachmentShelf(IBlobs blobs) : IAttachmentShelf
{
    public async Task<Outcome<ImmutableArray<FeedbackAttachment>>> TakeAsync(IReadOnlyList<ReadOnlyMemory<byte>> files, CancellationToken cancellationToken)
    {
        if (AttachmentRules.Judge(files) is { } reason)
            return Refused(reason);
        var clean = new List<(string Media, ReadOnlyMemory<byte> Content)>(files.Count);
        foreach (var file in files)
        {
            var (media, copy) = (AttachmentRules.MediaOf(file.Span)!, new ArrayBufferWriter<byte>(file.Length));
            if (!MediaMetadata.TryRemove(file.Span, media, copy))
                return Refused("attachment_broken");
            // A tag before the sound may have hidden its kind.
            clean.Add((AttachmentRules.MediaOf(copy.WrittenSpan) ?? media, copy.WrittenMemory));
        }

        var kept = ImmutableArray.CreateBuilder<FeedbackAttachment>(clean.Count);
        foreach (var (media, content) in clean)
        {
            MemoryMarshal.TryGetArray(content, out var bytes);
            using var stream = new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            kept.Add(new FeedbackAttachment(await blobs.PutAsync(stream, cancellationToken), media, content.Length));
        }

        return kept.MoveToImmutable();
    }

    static Problem Refused(string reason) => new(
        "collect." + reason, ProblemKind.Invalid,
        Fact.Count("most", AttachmentRules.MostFiles), Fact.Count("image", AttachmentRules.MostImageBytes >> 20), Fact.Count("film", AttachmentRules.MostBytes >> 20));
}
