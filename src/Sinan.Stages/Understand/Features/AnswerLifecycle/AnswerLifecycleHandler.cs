using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerLifecycle;

/// <summary>Asks the behaviour index for new, returning, resurrecting and dormant users by period.</summary>
public sealed class AnswerLifecycleHandler(BehaviorDesk desk)
{
    /// <summary>Newest periods whose share is kept as evidence.</summary>
    const int MostProved = 24;

    /// <returns>Problems: those of <see cref="ActiveLease.OpenAsync"/>.</returns>
    public async Task<Outcome<LifecycleReport>> HandleAsync(AnswerLifecycle request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await ActiveLease.OpenAsync(desk, request, AnswerLifecycle.MostPeriods, cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var asked = opened.Value;

        // One period more in front tells who was active before the first that is asked for.
        var periods = asked.Periods;
        var before = CalendarPeriods.Starts(request.Interval, periods.StartsMs[0] - 1, periods.StartsMs[0] - 1, desk.Zone)[0];
        var answer = Lifecycle.Answer(asked.Index, new LifecycleQuestion(asked.Code, [before, .. periods.StartsMs], asked.Users), asked.Threads, cancellationToken)[1..];
        var report = new LifecycleReport
        {
            Interval = request.Interval.ToString().ToLowerInvariant(),
            Event = asked.Event,
            Periods =
            [
                .. answer.Select((p, no) => new LifecyclePeriodReport(
                    periods.Start(no), p.Active, p.New, p.Returning, p.Resurrecting, p.Dormant, Shares.Of(p.Returning, p.ActiveBefore), Shares.Interval(p.Returning, p.ActiveBefore), periods.IsPartial(no))),
            ],
            Told = periods.LastWhole,
            Evidence = default,
            Answer = [],
            Data = asked.Lease.Data,
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
