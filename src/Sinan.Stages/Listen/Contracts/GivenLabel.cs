namespace Sinan.Stages.Listen.Contracts;

/// <summary>The label of a comment by people.</summary>
/// <param name="Comment">Number of the feedback.</param>
/// <param name="Label">The label that counts; null while people disagree.</param>
/// <param name="First">What the first person said; null where only the settling label is known.</param>
/// <param name="Second">What the second person said; null with one person.</param>
/// <param name="IsRandom">Whether the comment was drawn at random; else it was chosen because a classifier would learn from it.</param>
public sealed record GivenLabel(long Comment, string? Label, string? First, string? Second, bool IsRandom);
