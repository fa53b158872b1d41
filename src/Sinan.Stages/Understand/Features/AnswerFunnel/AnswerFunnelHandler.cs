using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

/// <summary>Asks the behaviour index and keeps every share as evidence.</summary>
public sealed class AnswerFunnelHandler(BehaviorDesk desk)
{
    /// <summary>A log seldom ends at the last moment of its last day.</summary>
    const long LateHour = 3_600_000;

    /// <returns>Problems: "understand.no_events", "understand.funnel.steps", "understand.unknown_event", "understand.unknown_column", "understand.too_many_groups",
    /// "understand.bad_window", "understand.bad_date", "understand.empty_period", "understand.funnel.any_order", "understand.cohort.unknown_segment",
    /// "understand.sample.share", "understand.sample.small".</returns>
    public async Task<Outcome<FunnelReport>> HandleAsync(AnswerFunnel request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var parsed = Question(lease.Index, request);
        if (!parsed.IsOk)
            return parsed.Problem;
        var by = await desk.BreakdownAsync(lease.Index, request.By, request.Segment, request.Sample, cancellationToken);
        if (!by.IsOk)
            return by.Problem;

        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var question = parsed.Value with { By = by.Value.Grouping };
        var answer = Funnel.Answer(lease.Index, question, threads, cancellationToken);
        var before = request.Compare && Before(lease.Index, question) is { } earlier ? Funnel.Answer(lease.Index, earlier with { By = Filter(by.Value) }, threads, cancellationToken).Total : null;
        var names = question.Steps.Select(s => lease.Index.EventNames[s]).ToImmutableArray();
        var report = new FunnelReport
        {
            Users = answer.Total.Users[0],
            Steps = Steps(answer.Total, names),
            Groups = [.. answer.Groups.Select(g => by.Value.NameOf(g.Group) is var (value, name) ? new FunnelGroupReport(value, g.Users[0], Steps(g, names), name) : null!)],
            By = by.Value.Name,
            Within = question.WithinMs is { } within ? Window.Write(within) : null,
            Order = question.IsAnyOrder ? "any" : question.IsStrict ? "strict" : "loose",
            From = question.FromMs is { } from ? DateTimeOffset.FromUnixTimeMilliseconds(from) : null,
            To = question.ToMs is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(to) : null,
            Before = before is null ? [] : Steps(before, names),
            UsersBefore = before?.Users[0],
            IsOpen = question.WithinMs is { } window && Math.Min(question.ToMs ?? long.MaxValue, lease.Index.MainSpan.LastMs) + window > lease.Index.MainSpan.LastMs + LateHour,
            Sample = by.Value.Sample,
            Answer = [],
            Data = lease.Data,
        };
        var times = question.Steps.Length > 1 ? Funnel.Times(lease.Index, question with { By = by.Value.Users }, threads, cancellationToken) : [];
        report = report with { Times = FunnelTimes.Of(times), Periods = Periods(lease.Index, request, question with { By = Filter(by.Value) }, threads, cancellationToken) };
        report = await WithEvidenceAsync(report, request, OutlyingGroup.Find([.. answer.Groups.Select(g => (IReadOnlyList<long>)g.Users)]), cancellationToken);
        return FunnelSample.Scaled(report) with { Answer = FunnelWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    Outcome<FunnelQuestion> Question(BehaviorIndex index, AnswerFunnel request)
    {
        if (request.Steps.IsDefaultOrEmpty || request.Steps.Length > Funnel.MostSteps)
            return new Problem("understand.funnel.steps", ProblemKind.Invalid, Fact.Count("most", Funnel.MostSteps));
        var (codes, excluded) = (BehaviorDesk.CodesOf(index, request.Steps), BehaviorDesk.CodesOf(index, request.Exclude));
        if (!codes.IsOk || !excluded.IsOk)
            return codes.IsOk ? excluded.Problem : codes.Problem;
        if (request.IsAnyOrder && (request.IsStrict || excluded.Value.Length > 0 || codes.Value.Distinct().Count() < codes.Value.Length))
            return new Problem("understand.funnel.any_order", ProblemKind.Invalid);

        var within = string.IsNullOrWhiteSpace(request.Within) ? null : Window.Parse(request.Within);
        if (!string.IsNullOrWhiteSpace(request.Within) && within is null)
            return new Problem("understand.bad_window", ProblemKind.Invalid, Fact.Of("window", request.Within));
        var bounds = desk.Bounds(request.From, request.To);
        return bounds.Map(b => new FunnelQuestion(codes.Value, within, request.IsStrict, b.From, b.To)
        {
            IsAnyOrder = request.IsAnyOrder,
            Exclusions = [.. Enumerable.Range(0, codes.Value.Length - 1).SelectMany(k => excluded.Value.Except([codes.Value[k], codes.Value[k + 1]]).Select(e => new FunnelExclusion(e, k)))],
        });
    }

    /// <summary>The same question for each period of the entry: a user counts in every period with an entry.</summary>
    ImmutableArray<FunnelPeriod> Periods(BehaviorIndex index, AnswerFunnel request, FunnelQuestion question, int threads, CancellationToken cancellationToken)
    {
        if (request.Interval is not { } unit || LogPeriods.Of(index, unit, question.FromMs, question.ToMs, desk.Zone) is not { Count: <= AnswerFunnel.MostPeriods } periods)
            return [];
        return
        [
            .. Enumerable.Range(0, periods.Count).Select(p =>
            {
                var (from, to) = (Math.Max(periods.StartsMs[p], question.FromMs ?? long.MinValue), Math.Min(periods.StartsMs[p + 1], question.ToMs ?? long.MaxValue));
                var total = Funnel.Answer(index, question with { FromMs = from, ToMs = to }, threads, cancellationToken).Total;
                var isOpen = periods.IsPartial(p) || to + (question.WithinMs ?? 0) > periods.Main.LastMs + LateHour;
                return new FunnelPeriod(periods.Start(p), total.Users[0], total.Users[^1], Shares.Of(total.Users[^1], total.Users[0]), Shares.Interval(total.Users[^1], total.Users[0]), isOpen);
            }),
        ];
    }

    /// <summary>The same question for the period of equal length before; null when the log does not reach back to its beginning.</summary>
    static FunnelQuestion? Before(BehaviorIndex index, FunnelQuestion question)
    {
        if (question.FromMs is not { } from)
            return null;
        var start = from - (Math.Min(question.ToMs ?? long.MaxValue, index.MainSpan.LastMs + 1) - from);
        // A day's grace: a log seldom begins at midnight.
        return start + 86_400_000 > index.MainSpan.FirstMs && start < from ? question with { FromMs = start, ToMs = from } : null;
    }

    /// <summary>A breakdown by user may leave users out; the period before must leave out the same.</summary>
    static BehaviorGrouping Filter(Breakdown by) => by.Name is BehaviorDesk.BySegment or BehaviorDesk.ByLikeliest ? by.Grouping : by.Users;

    static ImmutableArray<FunnelStep> Steps(FunnelGroup group, ImmutableArray<string> names) =>
    [
        .. names.Select((name, k) =>
        {
            var (users, entered, previous) = (group.Users[k], group.Users[0], k == 0 ? 0 : group.Users[k - 1]);
            return new FunnelStep(
                name, users, Shares.Of(users, entered), Shares.Of(users, previous), Shares.Interval(users, previous), Shares.Interval(users, entered),
                double.IsNaN(group.MedianSeconds[k]) ? null : group.MedianSeconds[k]);
        }),
    ];

    async Task<FunnelReport> WithEvidenceAsync(FunnelReport report, AnswerFunnel request, OutlyingGroup? outlying, CancellationToken cancellationToken)
    {
        var kept = new List<Evidence>();
        var steps = report.Steps.ToBuilder();
        for (var k = 0; k < steps.Count; k++)
        {
            var evidence = k == 0
                ? SampleReport.OfCount(report.Sample, desk.Count(nameof(AnswerFunnel), request, FunnelWords.Entered(steps[0]), report.Data, steps[0].Users, FactKind.Count, steps[0].Users))
                : steps[k - 1].Users == 0 ? null
                : Share(FunnelWords.WentOn(steps[k - 1], steps[k]), steps[k].Users, steps[k - 1].Users);
            if (evidence is null)
                continue;
            kept.Add(evidence.Sealed());
            steps[k] = steps[k] with { Evidence = kept[^1].Id };
        }

        if (steps.Count > 2 && report.Users > 0)
            kept.Add(Share(FunnelWords.WentThrough(steps[0], steps[^1]), steps[^1].Users, report.Users).Sealed());
        report = report with { Steps = steps.ToImmutable(), Through = steps.Count > 2 && report.Users > 0 ? kept[^1].Id : steps[^1].Evidence };
        EvidenceId Prove(FunnelGroupReport group, int step)
        {
            kept.Add(Share(FunnelWords.WentOn(report.By!, group, step), group.Steps[step].Users, group.Steps[step - 1].Users).Sealed());
            return kept[^1].Id;
        }

        if (outlying is not null)
        {
            var group = report.Groups[outlying.Group];
            report = report with { Outlier = new FunnelOutlier(group.Value, outlying.Step, outlying.Share, outlying.Others, outlying.Lost, outlying.P, Prove(group, outlying.Step)) };
        }

        report = report with
        {
            Groups =
            [
                .. report.Groups.Select((group, place) => place >= BehaviorDesk.MostGroupsProved ? group : group with
                {
                    Steps = [.. group.Steps.Select((step, k) => k == 0 || step.FromPrevious is null ? step : step with { Evidence = Prove(group, k) })],
                }),
            ],
        };
        report = report with
        {
            Times =
            [
                .. report.Times.Select(t =>
                {
                    if (t.Ci95 is not { } ci)
                        return t;
                    kept.Add(SampleReport.Told(report.Sample, desk.Blank(nameof(AnswerFunnel), request, FunnelWords.Took(report, t), report.Data) with
                    {
                        Method = "method.order_statistics", Value = t.Seconds, Unit = FactKind.Duration, Interval = new Interval(ci[0], ci[1]), Users = report.Steps[^1].Users,
                    }).Sealed());
                    return t with { Evidence = kept[^1].Id };
                }),
            ],
        };
        await desk.KeepAsync(kept, cancellationToken);
        return report;

        Evidence Share(Phrase statement, long part, long whole) => SampleReport.Told(report.Sample, desk.Share(nameof(AnswerFunnel), request, statement, report.Data, part, whole));
    }
}
