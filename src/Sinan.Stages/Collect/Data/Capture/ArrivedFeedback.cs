using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Collect.Data.Capture;

/// <summary>A piece of feedback as it came over HTTP, before it is hashed, masked and cut.</summary>
/// <param name="Text">What was said; not blank.</param>
public sealed record ArrivedFeedback(string Text)
{
    /// <summary>The sender's id; equal id = same feedback.</summary>
    public string? Id { get; init; }

    /// <summary>The user's id as the sender knows it.</summary>
    public string? User { get; init; }

    /// <summary>Milliseconds since 1970-01-01 UTC; null = when it arrived.</summary>
    public long? TimeMs { get; init; }

    public double? Rating { get; init; }

    public string? Item { get; init; }

    /// <summary>Channel.</summary>
    public string? Source { get; init; }

    public string? Label { get; init; }

    /// <summary>Version of the app.</summary>
    public string? Version { get; init; }

    public string? Device { get; init; }

    /// <summary>Group of the user.</summary>
    public string? Segment { get; init; }

    /// <summary>Contents of the files that came with it.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Files { get; init; } = [];

    /// <summary>The same once they are among the blobs.</summary>
    public ImmutableArray<FeedbackAttachment> Attachments { get; init; } = [];

    /// <summary>Why it is kept aside; null for feedback that counts.</summary>
    public string? Aside { get; init; }
}
