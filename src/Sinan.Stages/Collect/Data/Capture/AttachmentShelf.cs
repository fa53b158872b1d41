using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Sinan.Kernel;
using Sinan.Stages.Collect.Domain.Feedback;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>Puts what came with comments among the blobs.</summary>
public sealed class AttachmentShelf(IBlobs blobs)
{
    /// <param name="files">Files that <see cref="AttachmentRules.Judge"/> takes.</param>
    /// <param name="cancellationToken">Cancels between files.</param>
    public async Task<ImmutableArray<FeedbackAttachment>> KeepAsync(IReadOnlyList<ReadOnlyMemory<byte>> files, CancellationToken cancellationToken)
    {
        var kept = ImmutableArray.CreateBuilder<FeedbackAttachment>(files.Count);
        foreach (var file in files)
        {
            using var content = MemoryMarshal.TryGetArray(file, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(file.ToArray(), writable: false);
            kept.Add(new FeedbackAttachment(await blobs.PutAsync(content, cancellationToken), AttachmentRules.MediaOf(file.Span)!, file.Length));
        }

        return kept.MoveToImmutable();
    }
}
