namespace Sinan.Stages.Decide.Domain.Ideas;

/// <summary>Something said about an idea.</summary>
/// <param name="Id">Number, from 1.</param>
/// <param name="Idea">Idea.</param>
/// <param name="Text">Redacted.</param>
/// <param name="IsTeam">Whether the team says it.</param>
/// <param name="At">When.</param>
public sealed record IdeaComment(long Id, long Idea, string Text, bool IsTeam, DateTimeOffset At)
{
    public const int MostText = 1_000;
}
