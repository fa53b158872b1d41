namespace Sinan.Kernel;

/// <summary>A picture, recording or film that came with a piece of feedback.</summary>
/// <param name="Address">Address among the blobs.</param>
/// <param name="Media">Its kind, told by its first bytes: "image/png".</param>
/// <param name="Bytes">Length.</param>
public sealed record FeedbackAttachment(string Address, string Media, long Bytes);
