using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.ListChoices;

/// <summary>What can be asked about: for the controls of the question pages.</summary>
public sealed record ListChoices;

/// <summary>The events and columns of the log.</summary>
/// <param name="Events">Event names, most users first.</param>
/// <param name="Breakdowns">Columns with few values, and "segment" when there are user groups.</param>
/// <param name="Numbers">Columns of numbers.</param>
/// <param name="LikelySteps">Steps to open the funnel with.</param>
/// <param name="First">Day of the first event in the workspace's zone, without events of wrong clocks.</param>
/// <param name="Last">Day of the last event.</param>
public sealed record QuestionChoices(
    ImmutableArray<string> Events, ImmutableArray<string> Breakdowns, ImmutableArray<string> Numbers, ImmutableArray<string> LikelySteps, DateOnly First, DateOnly Last);

public sealed class ListChoicesHandler(BehaviorDesk desk)
{
    /// <summary>A log with more event names than this lists the first of them unordered: a control with more is of no use.</summary>
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
        var users = index.EventNames.Take(MostEvents).Select((name, code) => (name, Users: UsersOf(index, code, cancellationToken))).Where(e => e.Users > 0).ToDictionary(e => e.name, e => e.Users, StringComparer.Ordinal);
        return new QuestionChoices(
            [.. users.OrderByDescending(e => e.Value).ThenBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Key)],
            [.. await desk.BreakdownNamesAsync(index, cancellationToken)],
            [.. index.Columns.Where(c => c.IsNumber).Select(c => c.Name)],
            [.. LikelySteps.Of([.. users.Keys], name => users.GetValueOrDefault(name))],
            CalendarPeriods.DayOf(index.MainSpan.FirstMs, desk.Zone), CalendarPeriods.DayOf(index.MainSpan.LastMs, desk.Zone));
    }

    static long UsersOf(BehaviorIndex index, int code, CancellationToken cancellationToken) =>
        Funnel.Reach(index, new FunnelQuestion([code]), Environment.ProcessorCount, cancellationToken).LongCount(r => r > 0);
}
