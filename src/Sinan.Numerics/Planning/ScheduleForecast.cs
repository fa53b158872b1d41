using System.Collections.Immutable;

namespace Sinan.Numerics.Planning;

/// <summary>When a plan ends, and each of its tasks.</summary>
/// <param name="Plan">What was simulated.</param>
/// <param name="Runs">Simulated courses of the plan.</param>
/// <param name="Seed">Where their randomness came from.</param>
/// <param name="Finish">Working days from the plan's start to the end of its last task.</param>
/// <param name="Tasks">In the order of the plan.</param>
public sealed record ScheduleForecast(Plan Plan, int Runs, long Seed, DaySample Finish, ImmutableArray<TaskForecast> Tasks);
