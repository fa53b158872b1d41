namespace Sinan.Stages.Deliver.Domain.People;

/// <summary>The duty of a team in a sub-step.</summary>
/// <param name="Step">Code of the sub-step.</param>
/// <param name="Team">Team.</param>
/// <param name="Duty">What it has to do with it.</param>
public sealed record Assignment(string Step, WorkTeam Team, Duty Duty);
