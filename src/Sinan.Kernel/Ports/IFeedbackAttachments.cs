using System.Collections.Immutable;

namespace Sinan.Kernel;

/// <summary>What came with feedback.</summary>
public interface IFeedbackAttachments
{
    /// <summary>Those of one piece of feedback, in the order in which they came.</summary>
    /// <param name="no">Number of the feedback.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    Task<ImmutableArray<KeptAttachment>> OfAsync(long no, CancellationToken cancellationToken);

    /// <summary>The attachment of an address; null when no feedback has it.</summary>
    Task<KeptAttachment?> FindAsync(string address, CancellationToken cancellationToken);

    /// <summary>Keeps what a machine heard in it.</summary>
    /// <param name="address">Address of the attachment.</param>
    /// <param name="transcript">Redacted text.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>False when no feedback has the attachment any more.</returns>
    Task<bool> KeepTranscriptAsync(string address, string transcript, CancellationToken cancellationToken);
}

/// <param name="File">The attachment.</param>
/// <param name="Transcript">What a machine heard in it; null before. Never trust it.</param>
public sealed record KeptAttachment(FeedbackAttachment File, string? Transcript);
