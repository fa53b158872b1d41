using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerSessions;

/// <summary>Asks the behaviour index for visits.</summary>
public sealed class AnswerSessionsHandler(BehaviorDesk desk)
{
    /// <returns>Problems: "understand.no_events", "understand.cohort.unknown_segment", "understand.unknown_column", "understand.too_many_groups", "understand.bad_window", "understand.bad_date", "understand.empty_period", "understand.trend.too_many_periods".</returns>
    public async Task<Outcome<SessionsReport>> HandleAsync(AnswerSessions request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var (gap, column) = (BehaviorDesk.WindowOf(request.Gap), ColumnOf(index, request.Column));
        if (!gap.IsOk || !column.IsOk)
            return gap.IsOk ? column.Problem : gap.Problem;
        var asked = desk.Periods(index, request.Interval, request.From, request.To, AnswerSessions.MostPeriods);
        if (!asked.IsOk)
            return asked.Problem;
        var users = await desk.UsersAsync(index, request.Segment, cancellationToken);
        if (!users.IsOk)
            return users.Problem;

        var (periods, gapMs) = (asked.Value, gap.Value ?? 30 * 60_000);
        var answer = Sessions.Answer(index, new SessionQuestion(periods.StartsMs, gapMs, column.Value, users.Value), request.Threads > 0 ? request.Threads : Environment.ProcessorCount, cancellationToken);
        var report = new SessionsReport
        {
            Interval = request.Interval.ToString().ToLowerInvariant(),
            Gap = column.Value is null ? Window.Write(gapMs) : null,
            Column = column.Value?.Name,
            Sessions = answer.Total.Sessions,
            Users = answer.Total.Users,
            Quantiles = [.. answer.Quantiles.Select(q => new SessionQuantileReport(q.Q, q.Seconds, Ends(q.Interval, answer.Total), q.Depth))],
            Periods =
            [
                .. answer.Periods.Select((p, no) => new SessionPeriodReport(periods.Start(no), p.Sessions, p.Users, Depth(p), Bounces(p), Mean(p), periods.IsPartial(no))),
            ],
            Since = periods.Start(0),
            AsOf = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min(periods.StartsMs[^1] - 1, periods.Main.LastMs)),
            Answer = [],
            Data = lease.Data,
        };
        report = await WithEvidenceAsync(report, answer.Total, request, cancellationToken);
        return report with { Answer = SessionsWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>The column of the session ids that events bring, or one of texts.</summary>
    static Outcome<BehaviorColumn?> ColumnOf(BehaviorIndex index, string? name) =>
        index.Column(name?.Trim() ?? "") is { Origin: BehaviorColumnOrigin.Session } recorded ? recorded : BehaviorDesk.CodedColumn(index, name);

    static SessionFigure? Depth(SessionPeriod p) => p.Sessions == 0 ? null : new SessionFigure(p.Depth, Ends(p.DepthInterval, p));

    static SessionFigure? Bounces(SessionPeriod p) => p.Sessions == 0 ? null : new SessionFigure(p.Bounces, Ends(p.BounceInterval, p));

    static SessionFigure? Mean(SessionPeriod p) => p.Sessions == 0 ? null : new SessionFigure(p.Seconds, Ends(p.SecondsInterval, p));

    static ImmutableArray<double>? Ends(Bounds bounds, SessionPeriod of) => of.Users < 2 ? null : [bounds.Low, bounds.High];

    async Task<SessionsReport> WithEvidenceAsync(SessionsReport report, SessionPeriod total, AnswerSessions request, CancellationToken cancellationToken)
    {
        var kept = new List<Evidence>();
        EvidenceId Keep(string key, double value, FactKind unit, ImmutableArray<double>? ci, string method, params ImmutableArray<Fact> facts)
        {
            var blank = desk.Blank(nameof(AnswerSessions), request, new Phrase(key, [Fact.Count("sessions", report.Sessions), Fact.Count("users", report.Users), .. facts]), report.Data) with { Method = method, Value = value, Unit = unit, Users = report.Users };
            kept.Add((ci is { } ends ? blank with { Interval = new Interval(ends[0], ends[1]) } : blank with { NoInterval = "evidence.no_interval.one_user" }).Sealed());
            return kept[^1].Id;
        }

        SessionFigure? Proved(SessionFigure? figure, string key, FactKind unit) => figure is null ? null : figure with { Evidence = Keep(key, figure.Value, unit, figure.Ci95, "method.cluster_ratio") };
        report = report with
        {
            Depth = Proved(Depth(total), "understand.sessions.depth", FactKind.Number),
            BounceShare = Proved(Bounces(total), "understand.sessions.bounces", FactKind.Share),
            MeanSeconds = Proved(Mean(total), "understand.sessions.mean", FactKind.Duration),
            Quantiles = [.. report.Quantiles.Select(q => q with { Evidence = Keep("understand.sessions.quantile", q.Seconds, FactKind.Duration, q.Ci95, "method.woodruff", Fact.Share("q", q.Q)) })],
        };
        await desk.KeepAsync(kept, cancellationToken);
        return report;
    }
}
