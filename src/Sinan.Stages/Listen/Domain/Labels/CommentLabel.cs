namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>What one person said of one comment.</summary>
/// <param name="Set">Set of labels.</param>
/// <param name="Comment">Number of the feedback.</param>
/// <param name="Annotator">Who said it.</param>
/// <param name="Label">One of the set's; null when the person passed the comment over.</param>
/// <param name="At">When.</param>
/// <param name="IsFinal">Whether it settles a disagreement: it then counts instead of all others.</param>
public sealed record CommentLabel(string Set, long Comment, string Annotator, string? Label, DateTimeOffset At, bool IsFinal = false);
