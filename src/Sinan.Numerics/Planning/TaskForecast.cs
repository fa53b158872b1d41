using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Planning;

/// <summary>When a task begins and ends, in working days after the plan's start.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Days">How long it takes.</param>
/// <param name="Finish">When it ends.</param>
/// <param name="Criticality">Share of runs in which the plan ends later if this task does (criticality index, Van Slyke 1963).</param>
/// <param name="CriticalityCi95">Wilson interval: the error of the simulation.</param>
/// <param name="MeanFloat">Working days it may end later without moving the plan's end, on average over all runs.</param>
public sealed record TaskForecast(DaySample Start, DaySample Days, DaySample Finish, double Criticality, Bounds CriticalityCi95, double MeanFloat);
