namespace Sinan.Numerics.Planning;

/// <summary>Something that may happen and makes a task end later.</summary>
/// <param name="Task">Position of the task.</param>
/// <param name="Probability">Chance that it happens, 0 … 1; independent of other risks and of durations.</param>
/// <param name="Days">Working days by which the task then ends later, at least 0.</param>
public readonly record struct PlanRisk(int Task, double Probability, double Days);
