using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.ShowRoadmap;

/// <summary>An initiative on the time axis.</summary>
/// <param name="Id">Number.</param>
/// <param name="Title">Title.</param>
/// <param name="Theme">Strategy theme; empty = none.</param>
/// <param name="Stage">Where it is.</param>
/// <param name="Start">First day of its milestones.</param>
/// <param name="P50">Forecast of their end with even odds.</param>
/// <param name="P80">Forecast that holds in four of five cases.</param>
/// <param name="Release">Promised day.</param>
public sealed record RoadmapLine(long Id, string Title, string Theme, WorkStage Stage, DateOnly? Start, DateOnly? P50, DateOnly? P80, DateOnly? Release)
{
    /// <summary>Whether the promise lies before the day that holds in four of five cases.</summary>
    public bool IsInDanger => Release < P80;

    public static RoadmapLine Of(Initiative i) => new(
        i.Id, i.Title, i.Theme, i.Stage, i.Timetable.Start, i.Timetable.Finish is { } early ? i.Timetable.DateOf(early.P50) : null, i.Timetable.Finish is { } late ? i.Timetable.DateOf(late.P80) : null, i.ReleaseDate);
}
