namespace Sinan.Stages.Decide.Domain.Ideas;

/// <summary>What somebody wishes for.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="Title">In one line.</param>
/// <param name="Text">In more words; empty when none.</param>
/// <param name="State">What the team says about it.</param>
/// <param name="Created">When it was posted.</param>
/// <param name="Root">The idea that it counts for: itself, or what it was merged into.</param>
/// <param name="MergedInto">The idea that it was merged into; null when it stands for itself.</param>
/// <param name="Need">The need made of it; null for none.</param>
/// <param name="IsHidden">Kept back until the team has looked at it.</param>
/// <param name="Votes">People who voted for it or for what was merged into it, each once.</param>
/// <param name="Weight">Sum of their weights, each person's largest counting.</param>
public sealed record Idea(
    long Id, string Title, string Text, IdeaState State, DateTimeOffset Created, long Root, long? MergedInto, string? Need, bool IsHidden, int Votes, double Weight)
{
    public const int MostTitle = 120, MostText = 2_000;
}
