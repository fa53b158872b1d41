namespace Sinan.Stages.Learn.Features.RateSkills;

/// <summary>Somebody rates own skills.</summary>
/// <param name="Account">Who.</param>
/// <param name="Ratings">1 … 5 by the skill's name ("prompting"); skills that are left out keep what they had.</param>
public sealed record RateSkills(long? Account, IReadOnlyDictionary<string, int> Ratings);
