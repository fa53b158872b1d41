using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Contracts;

/// <summary>Takes in the pictures, recordings and films that strangers send.</summary>
public interface IAttachmentShelf
{
    /// <summary>Keeps files among the blobs, without what cameras wrote into them; all or none.</summary>
    /// <param name="files">Contents, in their order.</param>
    /// <param name="cancellationToken">Cancels between files.</param>
    /// <returns>Problems "collect.attachment_count", "collect.attachment_type", "collect.attachment_size", "collect.attachment_broken".</returns>
    Task<Outcome<ImmutableArray<FeedbackAttachment>>> TakeAsync(IReadOnlyList<ReadOnlyMemory<byte>> files, CancellationToken cancellationToken);
}
