using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Domain;

/// <summary>Names of skills in texts, forms and addresses.</summary>
public static class SkillName
{
    /// <summary>All skills; the seven abilities come first.</summary>
    public static ImmutableArray<Skill> All { get; } = [.. Enum.GetValues<Skill>()];

    /// <summary>How many of <see cref="All"/> are the abilities.</summary>
    public const int Abilities = 7;

    /// <summary>"prompting".</summary>
    public static string Of(Skill skill) => skill.ToString().ToLowerInvariant();

    public static string Key(Skill skill) => "learn.skill." + Of(skill);
}
