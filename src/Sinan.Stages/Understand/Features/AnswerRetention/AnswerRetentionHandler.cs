using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerRetention;

/// <summary>Asks the behaviour index for cohorts and keeps the overall shares as evidence.</summary>
public sealed class AnswerRetentionHandler(BehaviorDesk desk)
{
    /// <summary>Groups × periods of the log × columns; each costs 8 bytes a thread.</summary>
    const long MostCells = 10_000_000;

    /// <returns>Problems: "understand.no_events", "understand.unknown_event", "understand.unknown_column", "understand.too_many_groups", "understand.retention.periods",
    /// "understand.retention.brackets", "understand.cohort.unknown_segment", "understand.sample.share", "understand.sample.small".</returns>
    public async Task<Outcome<RetentionReport>> HandleAsync(AnswerRetention request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var brackets = Brackets(request.Brackets);
        if (!brackets.IsOk)
            return brackets.Problem;
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
        var by = await desk.BreakdownAsync(index, request.By, request.Segment, request.Sample, cancellationToken);
        if (!by.IsOk)
            return by.Problem;

        // The question of "not over" is decided by the log, not by the clock on the wall: a log that ends in 2017 has no later periods.
        // Nor by one event that a wrong clock has put years ahead.
        var asOf = index.MainSpan.LastMs;
        var starts = CalendarPeriods.Starts(request.Period, index.BaseMs, index.LastMs, desk.Zone);
        var columns = brackets.Value.IsEmpty ? request.Periods : brackets.Value.Length;
        if ((long)by.Value.Grouping.Groups * starts.Length * (columns + 1) > MostCells && by.Value.Name is { } name)
            return new Problem("understand.too_many_groups", ProblemKind.Invalid, Fact.Of("column", name));
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var question = new RetentionQuestion(born.Value, back.Value, starts, request.Periods, request.IsRolling, asOf, by.Value.Grouping) { Brackets = brackets.Value, IsRecurring = request.IsRecurring };
        var answer = Retention.Answer(index, question, threads, cancellationToken);
        var (retained, sizes) = Totals(answer.Cohorts, columns);
        var kept = new List<Evidence>();
        var evidence = Prove(retained, sizes, answer.ByUser, said => said);
        var groups = answer.Groups.Select(Group).ToImmutableArray();
        await desk.KeepAsync(kept, cancellationToken);

        var report = new RetentionReport
        {
            Cohorts = Cohorts(answer.Cohorts),
            Overall = answer.Overall,
            OverallCi95 = Intervals(retained, sizes, answer.ByUser),
            Born = index.EventNames[born.Value],
            Return = index.EventNames[back.Value],
            Period = request.Period.ToString().ToLowerInvariant(),
            Rolling = request.IsRolling,
            Recurring = request.IsRecurring,
            Brackets = brackets.Value,
            By = by.Value.Name,
            Groups = groups,
            AsOf = DateTimeOffset.FromUnixTimeMilliseconds(asOf),
            Since = DateTimeOffset.FromUnixTimeMilliseconds(index.MainSpan.FirstMs),
            Base = [.. sizes],
            Sample = by.Value.Sample,
            Answer = [],
            Evidence = evidence,
            Data = lease.Data,
        };
        return RetentionSample.Scaled(report) with { Answer = RetentionWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };

        ImmutableArray<RetentionCohortReport> Cohorts(ImmutableArray<RetentionCohort> cohorts) =>
        [
            .. cohorts.Select(c => new RetentionCohortReport(
                DateTimeOffset.FromUnixTimeMilliseconds(starts[c.Period]), c.Size, c.Retained, starts[c.Period] <= asOf && starts[c.Period + 1] > index.MainSpan.FirstMs)),
        ];

        RetentionGroupReport Group(RetentionGroup group, int place)
        {
            var (value, called) = by.Value.NameOf(group.Group);
            var (back, all) = Totals(group.Cohorts, columns);
            var report = new RetentionGroupReport(value, all[0], Cohorts(group.Cohorts), group.Overall, Intervals(back, all, group.ByUser), called);
            return place >= BehaviorDesk.MostGroupsProved ? report : report with { Evidence = Prove(back, all, group.ByUser, said => RetentionWords.OfGroup(by.Value.Name!, report, said)) };
        }

        ImmutableArray<EvidenceId?> Prove(long[] back, long[] all, ImmutableArray<ClusterRatio> byUser, Func<Phrase, Phrase> say) =>
        [
            .. all.Select((size, k) =>
            {
                if (size == 0 || k == 0)
                    return (EvidenceId?)null;
                kept.Add(Proof(request, by.Value.Sample, say(RetentionWords.CameBack(request, brackets.Value, k, size, back[k])), lease.Data, back[k], size, byUser.ElementAtOrDefault(k)));
                return kept[^1].Id;
            }),
        ];
    }

    /// <summary>The share that came back. One user in several cohorts breaks the independence that Wilson's interval rests on, so there the interval is over users.</summary>
    Evidence Proof(AnswerRetention request, SampleReport? sample, Phrase statement, DataVersion data, long retained, long size, ClusterRatio byUser)
    {
        var share = desk.Share(nameof(AnswerRetention), request, statement, data, retained, size);
        var told = request.IsRecurring ? share with { Method = "method.cluster_share", Interval = BehaviorDesk.Between(byUser.ShareInterval()), Users = byUser.Clusters } : share;
        return SampleReport.Told(sample, told).Sealed();
    }

    /// <summary>Users who came back and users of the cohorts that are over, by column.</summary>
    static (long[] Retained, long[] Sizes) Totals(ImmutableArray<RetentionCohort> cohorts, int columns) =>
    (
        [.. Enumerable.Range(0, columns + 1).Select(k => cohorts.Sum(c => c.Retained[k] ?? 0))],
        [.. Enumerable.Range(0, columns + 1).Select(k => cohorts.Where(c => c.Retained[k] is not null).Sum(c => c.Size))]);

    /// <summary>By column; null of nothing. The own period of a recurring cohort holds everybody by definition.</summary>
    static ImmutableArray<ImmutableArray<double>?> Intervals(long[] retained, long[] sizes, ImmutableArray<ClusterRatio> byUser) =>
    [
        .. sizes.Select((size, k) =>
            byUser.IsEmpty ? Shares.Interval(retained[k], size) : size == 0 || k == 0 ? (ImmutableArray<double>?)null : byUser[k].ShareInterval() is var bounds ? [bounds.Low, bounds.High] : null),
    ];

    /// <summary>Boundaries between commas.</summary>
    static Outcome<ImmutableArray<int>> Brackets(string? text)
    {
        var boundaries = ImmutableArray.CreateBuilder<int>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var boundary) || boundary > AnswerRetention.MostPeriods || boundary <= (boundaries.Count == 0 ? 0 : boundaries[^1]))
                return new Problem("understand.retention.brackets", ProblemKind.Invalid, Fact.Of("brackets", text!), Fact.Count("most", AnswerRetention.MostPeriods));
            boundaries.Add(boundary);
        }

        return boundaries.ToImmutable();
    }
}
