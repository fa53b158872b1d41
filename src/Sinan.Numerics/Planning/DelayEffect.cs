using System.Collections.Immutable;

namespace Sinan.Numerics.Planning;

/// <summary>What comes of a task that ends later.</summary>
/// <param name="Task">Position of the task.</param>
/// <param name="Days">Working days by which it is late.</param>
/// <param name="Finish">How much later the plan ends.</param>
/// <param name="Tasks">How much later each task ends, in the order of the plan; 0 for those that do not follow, the delay itself for the late one.</param>
/// <param name="Before">Without the delay.</param>
/// <param name="After">With it.</param>
public sealed record DelayEffect(int Task, double Days, TaskShift Finish, ImmutableArray<TaskShift> Tasks, ScheduleForecast Before, ScheduleForecast After);
