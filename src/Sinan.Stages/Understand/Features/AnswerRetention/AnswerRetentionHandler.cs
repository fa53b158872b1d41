using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>Asks the behaviour index for cohorts and keeps the overall shares as evidence.</summary>
public sealed class AnswerRetentionHandler(BehaviorDesk desk)
{
    /// <returns>Problems: "understand.no_events", "understand.unknown_event", "understand.retention.periods".</returns>
    public async Task<Outcome<RetentionReport>> HandleAsync(AnswerRetention request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        if (request.Periods is < 1 or > AnswerRetention.MostPeriods || request.Period == PeriodUnit.Hour)
            return new Problem("understand.retention.periods", ProblemKind.Invalid, Fact.Count("most", AnswerRetention.MostPeriods));
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var (born, back) = (BehaviorDesk.CodeOf(index, request.Born), BehaviorDesk.CodeOf(index, request.Return));
        if (!born.IsOk || !back.IsOk)
            return born.IsOk ? back.Problem : born.Problem;
        var users = await desk.UsersAsync(index, request.Segment, cancellationToken);
        if (!users.IsOk)
            return users.Problem;

        // The question of "not over" is decided by the log, not by the clock on the wall: a log that ends in 2017 has no later periods.
        // Nor by one event that a wrong clock has put years ahead.
        var asOf = index.MainSpan.LastMs;
        var starts = CalendarPeriods.Starts(request.Period, index.BaseMs, index.LastMs, desk.Zone);
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var answer = Retention.Answer(index, new RetentionQuestion(born.Value, back.Value, starts, request.Periods, request.IsRolling, asOf, users.Value), threads, cancellationToken);
        var sizes = Enumerable.Range(0, request.Periods + 1).Select(k => answer.Cohorts.Where(c => c.Retained[k] is not null).Sum(c => c.Size)).ToArray();
        var retained = Enumerable.Range(0, request.Periods + 1).Select(k => answer.Cohorts.Sum(c => c.Retained[k] ?? 0)).ToArray();
        var evidence = sizes.Select((size, k) => size == 0 || k == 0
            ? null
            : desk.Share(nameof(AnswerRetention), request, RetentionWords.CameBack(request, k, size, retained[k]), lease.Data, retained[k], size).Sealed()).ToArray();
        await desk.KeepAsync([.. evidence.OfType<Evidence>()], cancellationToken);

        var report = new RetentionReport
        {
            Cohorts = [.. answer.Cohorts.Select(c => new RetentionCohortReport(
                DateTimeOffset.FromUnixTimeMilliseconds(starts[c.Period]), c.Size, c.Retained, starts[c.Period] <= asOf && starts[c.Period + 1] > index.MainSpan.FirstMs))],
            Overall = answer.Overall,
            OverallCi95 = [.. sizes.Select((size, k) => size == 0 ? (ImmutableArray<double>?)null : Proportions.Wilson(retained[k], size) is var w ? [w.Low, w.High] : null)],
            Born = index.EventNames[born.Value],
            Return = index.EventNames[back.Value],
            Period = request.Period.ToString().ToLowerInvariant(),
            Rolling = request.IsRolling,
            AsOf = DateTimeOffset.FromUnixTimeMilliseconds(asOf),
            Since = DateTimeOffset.FromUnixTimeMilliseconds(index.MainSpan.FirstMs),
            Base = [.. sizes],
            Answer = [],
            Evidence = [.. evidence.Select(e => e?.Id)],
            Data = lease.Data,
        };
        return report with { Answer = RetentionWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }
}
