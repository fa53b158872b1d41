namespace Sinan.Stages.Deliver.Domain.Timetables;

/// <summary>Working days from the start to the end of a timetable.</summary>
/// <param name="P50">Enough with even odds.</param>
/// <param name="P80">Enough in four of five cases.</param>
/// <param name="P95">Enough in nineteen of twenty.</param>
public sealed record FinishDays(double P50, double P80, double P95);
