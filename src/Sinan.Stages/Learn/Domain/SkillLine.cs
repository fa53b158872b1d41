namespace Sinan.Stages.Learn.Domain;

/// <summary>A skill by somebody's own ratings.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Now">The newest rating; null before the first.</param>
/// <param name="First">The first rating.</param>
public sealed record SkillLine(Skill Skill, SkillRating? Now, SkillRating? First)
{
    /// <summary>Points short of the highest rating; null without a rating.</summary>
    public int? Gap => Now is null ? null : SkillRating.Most - Now.Rating;

    /// <summary>Change since the first day; null until a second day was rated.</summary>
    public int? Change => Now is null || Now.Day == First!.Day ? null : Now.Rating - First.Rating;
}
