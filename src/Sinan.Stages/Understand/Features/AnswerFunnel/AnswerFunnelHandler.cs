using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

/// <summary>Asks the behaviour index and keeps every share as evidence.</summary>
public sealed class AnswerFunnelHandler(BehaviorDesk desk)
{
    /// <summary>A log seldom ends at the last moment of its last day.</summary>
    const long LateHour = 3_600_000;

    /// <returns>Problems: "understand.no_events", "understand.funnel.steps", "understand.unknown_event", "understand.unknown_column", "understand.too_many_groups",
    /// "understand.bad_window", "understand.bad_date", "understand.empty_period", "understand.cohort.unknown_segment".</returns>
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
        var by = await desk.BreakdownAsync(lease.Index, request.By, request.Segment, cancellationToken);
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
            Order = question.IsStrict ? "strict" : "loose",
            From = question.FromMs is { } from ? DateTimeOffset.FromUnixTimeMilliseconds(from) : null,
            To = question.ToMs is { } to ? DateTimeOffset.FromUnixTimeMilliseconds(to) : null,
            Before = before is null ? [] : Steps(before, names),
            UsersBefore = before?.Users[0],
            IsOpen = question.WithinMs is { } window && Math.Min(question.ToMs ?? long.MaxValue, lease.Index.MainSpan.LastMs) + window > lease.Index.MainSpan.LastMs + LateHour,
            Answer = [],
            Data = lease.Data,
        };
        report = await WithEvidenceAsync(report, request, OutlyingGroup.Find([.. answer.Groups.Select(g => (IReadOnlyList<long>)g.Users)]), cancellationToken);
        return report with { Answer = FunnelWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    Outcome<FunnelQuestion> Question(BehaviorIndex index, AnswerFunnel request)
    {
        if (request.Steps.IsDefaultOrEmpty || request.Steps.Length > Funnel.MostSteps)
            return new Problem("understand.funnel.steps", ProblemKind.Invalid, Fact.Count("most", Funnel.MostSteps));
        var codes = ImmutableArray.CreateBuilder<int>();
        foreach (var step in request.Steps)
        {
            var code = BehaviorDesk.CodeOf(index, step);
            if (!code.IsOk)
                return code.Problem;
            codes.Add(code.Value);
        }

        var within = string.IsNullOrWhiteSpace(request.Within) ? null : Window.Parse(request.Within);
        if (!string.IsNullOrWhiteSpace(request.Within) && within is null)
            return new Problem("understand.bad_window", ProblemKind.Invalid, Fact.Of("window", request.Within));
        var bounds = desk.Bounds(request.From, request.To);
        return bounds.Map(b => new FunnelQuestion(codes.ToImmutable(), within, request.IsStrict, b.From, b.To));
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
    static BehaviorGrouping Filter(Breakdown by) => by.Name == BehaviorDesk.BySegment ? by.Grouping : by.Users;

    static ImmutableArray<FunnelStep> Steps(FunnelGroup group, ImmutableArray<string> names) =>
    [
        .. names.Select((name, k) =>
        {
            var (users, entered, previous) = (group.Users[k], group.Users[0], k == 0 ? 0 : group.Users[k - 1]);
            return new FunnelStep(
                name, users, Share(users, entered), Share(users, previous), Interval(users, previous), Interval(users, entered),
                double.IsNaN(group.MedianSeconds[k]) ? null : group.MedianSeconds[k]);
        }),
    ];

    static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    static ImmutableArray<double>? Interval(long part, long whole) => whole == 0 ? null : Proportions.Wilson(part, whole) is var bounds ? [bounds.Low, bounds.High] : null;

    async Task<FunnelReport> WithEvidenceAsync(FunnelReport report, AnswerFunnel request, OutlyingGroup? outlying, CancellationToken cancellationToken)
    {
        var kept = new List<Evidence>();
        var steps = report.Steps.ToBuilder();
        for (var k = 0; k < steps.Count; k++)
        {
            var evidence = k == 0
                ? desk.Count(nameof(AnswerFunnel), request, FunnelWords.Entered(steps[0]), report.Data, steps[0].Users, FactKind.Count, steps[0].Users)
                : steps[k - 1].Users == 0 ? null
                : desk.Share(nameof(AnswerFunnel), request, FunnelWords.WentOn(steps[k - 1], steps[k]), report.Data, steps[k].Users, steps[k - 1].Users);
            if (evidence is null)
                continue;
            kept.Add(evidence.Sealed());
            steps[k] = steps[k] with { Evidence = kept[^1].Id };
        }

        if (steps.Count > 2 && report.Users > 0)
            kept.Add(desk.Share(nameof(AnswerFunnel), request, FunnelWords.WentThrough(steps[0], steps[^1]), report.Data, steps[^1].Users, report.Users).Sealed());
        report = report with { Steps = steps.ToImmutable(), Through = steps.Count > 2 && report.Users > 0 ? kept[^1].Id : steps[^1].Evidence };
        if (outlying is not null)
        {
            var group = report.Groups[outlying.Group];
            var evidence = desk.Share(
                nameof(AnswerFunnel), request, FunnelWords.WentOn(report.By!, group, outlying.Step), report.Data, group.Steps[outlying.Step].Users, group.Steps[outlying.Step - 1].Users).Sealed();
            kept.Add(evidence);
            report = report with { Outlier = new FunnelOutlier(group.Value, outlying.Step, outlying.Share, outlying.Others, outlying.Lost, outlying.P, evidence.Id) };
        }

        await desk.KeepAsync(kept, cancellationToken);
        return report;
    }
}
