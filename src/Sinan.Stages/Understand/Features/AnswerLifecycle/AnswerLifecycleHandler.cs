using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerLifecycle;

/// <summary>Asks the behaviour index for new, returning, resurrecting and dormant users by period.</summary>
public sealed class AnswerLifecycleHandler(BehaviorDesk desk)
{
    /// <summary>Newest periods whose share is kept as evidence.</summary>
    const int MostProved = 24;

    /// <returns>Problems: "understand.no_events", "understand.cohort.unknown_segment", "understand.unknown_event", "understand.bad_date", "understand.empty_period", "understand.bad_period", "understand.trend.too_many_periods".</returns>
    public async Task<Outcome<LifecycleReport>> HandleAsync(AnswerLifecycle request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        if (request.Interval == PeriodUnit.Hour)
            return new Problem("understand.bad_period", ProblemKind.Invalid, Fact.Of("period", "hour"));
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var code = BehaviorDesk.OptionalCodeOf(index, request.Event);
        if (!code.IsOk)
            return code.Problem;
        var asked = desk.Periods(index, request.Interval, request.From, request.To, AnswerLifecycle.MostPeriods);
        if (!asked.IsOk)
            return asked.Problem;
        var users = await desk.UsersAsync(index, request.Segment, cancellationToken);
        if (!users.IsOk)
            return users.Problem;

        // One period more in front tells who was active before the first that is asked for.
        var periods = asked.Value;
        var before = CalendarPeriods.Starts(request.Interval, periods.StartsMs[0] - 1, periods.StartsMs[0] - 1, desk.Zone)[0];
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var answer = Lifecycle.Answer(index, new LifecycleQuestion(code.Value, [before, .. periods.StartsMs], users.Value), threads, cancellationToken)[1..];
        var report = new LifecycleReport
        {
            Interval = request.Interval.ToString().ToLowerInvariant(),
            Event = code.Value is { } active ? index.EventNames[active] : null,
            Periods =
            [
                .. answer.Select((p, no) => new LifecyclePeriodReport(
                    periods.Start(no), p.Active, p.New, p.Returning, p.Resurrecting, p.Dormant, Shares.Of(p.Returning, p.ActiveBefore), Shares.Interval(p.Returning, p.ActiveBefore), periods.IsPartial(no))),
            ],
            Told = periods.LastWhole,
            Evidence = default,
            Answer = [],
            Data = lease.Data,
        };
        report = await WithEvidenceAsync(report, request, cancellationToken);
        return report with { Answer = LifecycleWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    async Task<LifecycleReport> WithEvidenceAsync(LifecycleReport report, AnswerLifecycle request, CancellationToken cancellationToken)
    {
        var told = report.Periods[report.Told];
        var kept = new List<Evidence> { desk.Count(nameof(AnswerLifecycle), request, LifecycleWords.Active(report, told), report.Data, told.Active, FactKind.Count, told.Active).Sealed() };
        var periods = report.Periods.Select((period, no) =>
        {
            if (period.ReturnedShare is null || no < report.Periods.Length - MostProved)
                return period;
            kept.Add(desk.Share(nameof(AnswerLifecycle), request, LifecycleWords.Returned(report, period), report.Data, period.Returning, period.Returning + period.Dormant).Sealed());
            return period with { Evidence = kept[^1].Id };
        }).ToList();
        await desk.KeepAsync(kept, cancellationToken);
        return report with { Periods = [.. periods], Evidence = kept[0].Id };
    }
}
