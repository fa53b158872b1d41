namespace Sinan.Stages.Learn.Domain;

/// <summary>Means of the newest ratings at the end of a day, 1 … 5.</summary>
/// <param name="Day">The day.</param>
/// <param name="Abilities">Mean of the seven abilities that were rated; null when none was.</param>
/// <param name="Skills">Mean of the other skills.</param>
/// <param name="Rated">How many have a rating.</param>
public sealed record SkillDay(DateOnly Day, double? Abilities, double? Skills, int Rated);
