namespace Sinan.Stages.Learn.Features.PlanPath;

/// <summary>Says when somebody begins and how many days of a week are for study.</summary>
/// <param name="Account">Whose plan.</param>
/// <param name="Start">First study day; null when none was given.</param>
/// <param name="DaysPerWeek">1 … 7.</param>
public sealed record PlanPath(long? Account, DateOnly? Start, int DaysPerWeek);
