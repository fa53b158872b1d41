namespace Sinan.Stages.Learn.Domain;

/// <summary>How somebody rated an own skill on a day.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Rating">1 (heard of it) … 5 (others ask me).</param>
/// <param name="Day">When.</param>
public sealed record SkillRating(Skill Skill, int Rating, DateOnly Day)
{
    public const int Least = 1, Most = 5;
}
