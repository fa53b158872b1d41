namespace Sinan.Numerics.Planning;

/// <summary>Waits for another task to finish.</summary>
/// <param name="Task">Position of that task in the plan.</param>
/// <param name="Lag">Working days in between; negative where work may begin before the other task's end.</param>
public readonly record struct PlanLink(int Task, double Lag = 0);
