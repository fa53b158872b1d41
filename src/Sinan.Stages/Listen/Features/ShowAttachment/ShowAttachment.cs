using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.ShowAttachment;

/// <summary>What does a picture, recording or film of a comment show?</summary>
/// <param name="Address">Address among the blobs.</param>
public sealed record ShowAttachment(string Address);

/// <param name="Content">The bytes; the caller disposes it.</param>
/// <param name="Media">Its kind.</param>
public sealed record ShownAttachment(Stream Content, string Media);

public sealed class ShowAttachmentHandler(IFeedbackAttachments attachments, IBlobs blobs)
{
    /// <returns>Problem "listen.no_attachment": also for blobs that no comment brought.</returns>
    public async Task<Outcome<ShownAttachment>> HandleAsync(ShowAttachment request, CancellationToken cancellationToken) =>
        await attachments.FindAsync(request.Address, cancellationToken) is { } kept && await blobs.OpenAsync(request.Address, cancellationToken) is { } content
            ? new ShownAttachment(content, kept.File.Media)
            : new Problem("listen.no_attachment", ProblemKind.NotFound);
}
