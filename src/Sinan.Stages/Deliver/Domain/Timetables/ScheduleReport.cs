using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Timetables;

/// <summary>The schedule of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Timetable">As entered, with the forecast of its end.</param>
/// <param name="ReleaseDate">Promised day; null = none.</param>
/// <param name="Milestones">Forecasts, in the order of their numbers.</param>
/// <param name="Buffer">Time to keep free behind the chain that decides the end; null without milestones.</param>
/// <param name="Delay">What the delay that was asked about does; null when none was.</param>
public sealed record ScheduleReport(
    Phrase Sentence, long Id, string Title, Timetable Timetable, DateOnly? ReleaseDate, ImmutableArray<MilestoneForecast> Milestones, Phrase? Buffer = null, Phrase? Delay = null);
