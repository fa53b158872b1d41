namespace Sinan.Stages.Learn.Features.ShowSkills;

/// <summary>How does somebody rate the own skills, and which lessons do the gaps ask for?</summary>
/// <param name="Account">Whose.</param>
public sealed record ShowSkills(long? Account);
