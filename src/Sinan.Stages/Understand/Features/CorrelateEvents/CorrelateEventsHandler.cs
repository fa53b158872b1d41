using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.CorrelateEvents;

/// <summary>Asks the behaviour index which events and values go with converting.</summary>
public sealed class CorrelateEventsHandler(BehaviorDesk desk)
{
    /// <summary>Values of a column with more of them are too rare to tell.</summary>
    const int MostValues = 100;

    /// <summary>Factors kept as evidence, strongest first.</summary>
    const int MostProved = 40;

    const double MostQ = 0.05;

    /// <returns>Problems: "understand.no_events", "understand.cohort.unknown_segment", "understand.unknown_event", "understand.bad_window", "understand.bad_date", "understand.empty_period", "understand.correlation.same", "understand.correlation.short_log".</returns>
    public async Task<Outcome<CorrelationReport>> HandleAsync(CorrelateEvents request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var parsed = Question(index, request);
        if (!parsed.IsOk)
            return parsed.Problem;
        var users = await desk.UsersAsync(index, request.Segment, cancellationToken);
        if (!users.IsOk)
            return users.Problem;

        var question = parsed.Value with { Users = users.Value };
        var answer = Correlation.Answer(index, question, request.Threads > 0 ? request.Threads : Environment.ProcessorCount, cancellationToken);
        var report = new CorrelationReport
        {
            Entry = index.EventNames[question.Entry],
            Goal = index.EventNames[question.Goal],
            Within = Window.Write(question.WithinMs),
            Successes = answer.Successes,
            Failures = answer.Failures,
            Tested = answer.Tested,
            Factors =
            [
                .. answer.Factors.Select(f => new CorrelationFactorReport(
                    f.Column is null ? index.EventNames[f.Event] : null, f.Column?.Name, f.Column?.TextOf(f.Value), f.Successes, f.Failures, f.OddsRatio, [f.Interval.Low, f.Interval.High], f.P, f.Q, Direction(f))),
            ],
            Since = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(question.FromMs ?? long.MinValue, index.MainSpan.FirstMs)),
            Until = DateTimeOffset.FromUnixTimeMilliseconds(question.ToMs!.Value),
            Answer = [],
            Data = lease.Data,
        };
        report = await WithEvidenceAsync(report, request, cancellationToken);
        return report with { Answer = CorrelationWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    Outcome<CorrelationQuestion> Question(BehaviorIndex index, CorrelateEvents request)
    {
        var (entry, goal, within, bounds) = (BehaviorDesk.CodeOf(index, request.Entry), BehaviorDesk.CodeOf(index, request.Goal), BehaviorDesk.WindowOf(request.Within), desk.Bounds(request.From, request.To));
        if (!entry.IsOk || !goal.IsOk)
            return entry.IsOk ? goal.Problem : entry.Problem;
        if (!within.IsOk || !bounds.IsOk)
            return within.IsOk ? bounds.Problem : within.Problem;
        if (entry.Value == goal.Value)
            return new Problem("understand.correlation.same", ProblemKind.Invalid, Fact.Of("event", index.EventNames[entry.Value]));
        var excluded = BehaviorDesk.CodesOf(index, request.Exclude);
        if (!excluded.IsOk)
            return excluded.Problem;

        // Whoever enters in the last window of the log has no whole window yet.
        var windowMs = within.Value ?? 7 * 86_400_000L;
        var end = Math.Min(bounds.Value.To ?? long.MaxValue, index.MainSpan.LastMs - windowMs + 1);
        if (end <= Math.Max(bounds.Value.From ?? long.MinValue, index.MainSpan.FirstMs))
            return new Problem("understand.correlation.short_log", ProblemKind.NotEnough, Fact.Duration("window", windowMs / 1000.0));
        return new CorrelationQuestion(
            entry.Value, goal.Value, windowMs, excluded.Value, [.. index.Columns.Where(c => c is { IsNumber: false, IsCoded: true, Values: >= 2 and <= MostValues })], bounds.Value.From, end);
    }

    static string Direction(CorrelationFactor factor) =>
        factor.Q > MostQ || (factor.Interval.Low <= 1 && factor.Interval.High >= 1) ? "unclear" : factor.OddsRatio > 1 ? "converting" : "leaving";

    async Task<CorrelationReport> WithEvidenceAsync(CorrelationReport report, CorrelateEvents request, CancellationToken cancellationToken)
    {
        var proved = report.Factors.Take(MostProved).Select(f => (Factor: f, Evidence: (desk.Blank(nameof(CorrelateEvents), request, CorrelationWords.Says(report, f), report.Data) with
        {
            Method = "method.odds_ratio", Value = f.OddsRatio, Unit = FactKind.Ratio, Interval = new Interval(f.Ci95[0], f.Ci95[1]), Users = report.Successes + report.Failures,
        }).Sealed())).ToList();
        await desk.KeepAsync([.. proved.Select(p => p.Evidence)], cancellationToken);
        return report with { Factors = [.. proved.Select(p => p.Factor with { Evidence = p.Evidence.Id }), .. report.Factors.Skip(MostProved)] };
    }
}
