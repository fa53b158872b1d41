namespace Sinan.Stages.Decide.Domain.Ideas;

/// <summary>A person's voice for an idea.</summary>
/// <param name="Idea">Which.</param>
/// <param name="Voter">Who, as a keyed hash: the same person has one voice an idea.</param>
/// <param name="Weight">How much it counts: 1 for a visitor, what the team says for a customer.</param>
/// <param name="Behalf">Name of the customer that somebody of the team voted for; null for a visitor's own voice.</param>
/// <param name="By">Who cast it on behalf; null for a visitor's own.</param>
/// <param name="At">When.</param>
public sealed record IdeaVote(long Idea, string Voter, double Weight, string? Behalf, string? By, DateTimeOffset At);
