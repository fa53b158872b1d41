using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Timetables;

/// <summary>When a milestone is reached.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Milestone">As entered.</param>
/// <param name="Days">Working days after the start, median with the middle 80 % of the runs.</param>
/// <param name="P50">The day with even odds.</param>
/// <param name="P80">The day in four of five cases.</param>
/// <param name="Criticality">Share of the runs in which it decides the end; with the error of the simulation.</param>
public sealed record MilestoneForecast(int Number, Milestone Milestone, Fact Days, DateOnly? P50, DateOnly? P80, Fact Criticality);
