using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.ListChoices;

/// <summary>What can be asked about: for the controls of the question pages.</summary>
public sealed record ListChoices;

/// <summary>The events and columns of the log.</summary>
/// <param name="Events">Event names, most users first.</param>
/// <param name="Breakdowns">Columns with few values, and "segment" when there are user groups.</param>
/// <param name="Numbers">Columns of numbers.</param>
/// <param name="Columns">All columns of texts.</param>
/// <param name="Segments">Segments that a question can be asked of, by id and name.</param>
/// <param name="LikelySteps">Steps to open the funnel with.</param>
/// <param name="First">Day of the first event in the workspace's zone, without events of wrong clocks.</param>
/// <param name="Last">Day of the last event.</param>
/// <param name="Series">Names of series from outside.</param>
/// <param name="HasSessions">Events bring session ids.</param>
public sealed record QuestionChoices(
    ImmutableArray<string> Events, ImmutableArray<string> Breakdowns, ImmutableArray<string> Numbers, ImmutableArray<string> Columns, ImmutableArray<(string Id, Phrase Name)> Segments,
    ImmutableArray<string> LikelySteps, DateOnly First, DateOnly Last, ImmutableArray<string> Series, bool HasSessions);

public sealed class ListChoicesHandler(BehaviorDesk desk, ISeriesLibrary library)
{
    /// <summary>A control with more events is of no use; the others can still be typed into the address.</summary>
    const int MostEvents = 200;

    /// <returns>Problem: "understand.no_events".</returns>
    public async Task<Outcome<QuestionChoices>> HandleAsync(ListChoices request, CancellationToken cancellationToken)
    {
        _ = request;
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var users = index.EventNames.Select((name, code) => (Name: name, Users: index.UsersByEvent[code])).Where(e => e.Users > 0)
            .OrderByDescending(e => e.Users).ThenBy(e => e.Name, StringComparer.Ordinal).Take(MostEvents).ToList();
        return new QuestionChoices(
            [.. users.Select(e => e.Name)],
            [.. await desk.BreakdownNamesAsync(index, cancellationToken)],
            [.. index.Columns.Where(c => c is { IsNumber: true, Origin: not BehaviorColumnOrigin.Session }).Select(c => c.Name)],
            [.. index.Columns.Where(c => c is { IsNumber: false, Values: > 1 }).Select(c => c.Name)],
            [.. await desk.SegmentNamesAsync(cancellationToken)],
            [.. LikelySteps.Of([.. users.Select(e => e.Name)], name => users.First(e => e.Name == name).Users)],
            CalendarPeriods.DayOf(index.MainSpan.FirstMs, desk.Zone), CalendarPeriods.DayOf(index.MainSpan.LastMs, desk.Zone),
            [.. (await library.ListAsync(cancellationToken)).Select(s => s.Name)],
            index.Columns.Any(c => c.Origin == BehaviorColumnOrigin.Session));
    }
}
