namespace Sinan.Stages.Decide.Domain.Ideas;

/// <summary>A line of the changelog: those who voted for the idea are told.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="Idea">Idea.</param>
/// <param name="At">When.</param>
/// <param name="Kind">"state", "merged" or "parted".</param>
/// <param name="State">State of the idea from then on.</param>
/// <param name="Text">What the team writes about it; empty when nothing.</param>
/// <param name="Other">The idea that it was merged into or parted from; null otherwise.</param>
/// <param name="Actor">Who did it.</param>
public sealed record IdeaChange(long Id, long Idea, DateTimeOffset At, string Kind, IdeaState State, string Text, long? Other, string Actor);
