using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.AnswerPaths;

/// <summary>Asks the behaviour index for paths and keeps the shares as evidence.</summary>
public sealed class AnswerPathsHandler(BehaviorDesk desk)
{
    /// <summary>Moves whose share is kept as evidence, most users first; rarer ones stand in the table by count and interval.</summary>
    const int MostProved = 40;

    /// <returns>Problems: "understand.no_events", "understand.cohort.unknown_segment", "understand.unknown_event", "understand.bad_window", "understand.bad_date", "understand.empty_period",
    /// "understand.paths.depth", "understand.paths.top".</returns>
    public async Task<Outcome<PathsReport>> HandleAsync(AnswerPaths request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var (index, main) = (lease.Index, lease.Index.MainSpan);
        var parsed = Question(index, request);
        if (!parsed.IsOk)
            return parsed.Problem;
        var users = await desk.UsersAsync(index, request.Segment, cancellationToken);
        if (!users.IsOk)
            return users.Problem;

        var question = parsed.Value with { Users = users.Value };
        var answer = Paths.Answer(index, question, request.Threads > 0 ? request.Threads : Environment.ProcessorCount, cancellationToken);
        string? Name(int code) => code < 0 ? null : index.EventNames[code];
        var atNode = answer.Nodes.ToDictionary(n => (n.Step, n.Event), n => n.Users);
        var report = new PathsReport
        {
            Users = answer.Users,
            Paths = answer.Paths,
            EnteredUsers = answer.EnteredUsers,
            Start = question.Start is { } start ? Name(start) : null,
            End = question.End is { } end ? Name(end) : null,
            Gap = Window.Write(question.GapMs),
            Within = question.WithinMs is { } within ? Window.Write(within) : null,
            Depth = question.Depth,
            Nodes = [.. answer.Nodes.Select(n => new PathNodeReport(n.Step, Name(n.Event), n.Users, n.Paths, Shares.Of(n.Users, answer.Users), Shares.Interval(n.Users, answer.Users), null))],
            Edges =
            [
                .. answer.Edges.Select(e => new PathEdgeReport(
                    e.Step, Name(e.From), Name(e.To), e.To == PathAnswer.End, e.Users, e.Paths,
                    Shares.Of(e.Users, atNode[(e.Step, e.From)]), Shares.Interval(e.Users, atNode[(e.Step, e.From)]), null)),
            ],
            Branches = [.. answer.Branches.Select(b => new PathBranchReport([.. b.Events.Select(Name)], b.Users, b.Paths, Shares.Of(b.Users, answer.Users), Shares.Interval(b.Users, answer.Users)))],
            Since = DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(question.FromMs ?? main.FirstMs, main.FirstMs)),
            AsOf = DateTimeOffset.FromUnixTimeMilliseconds(Math.Min((question.ToMs ?? long.MaxValue) - 1, main.LastMs)),
            Answer = [],
            Data = lease.Data,
        };
        report = await WithEvidenceAsync(report, request, cancellationToken);
        return report with { Answer = PathsWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    Outcome<PathQuestion> Question(BehaviorIndex index, AnswerPaths request)
    {
        if (request.Depth is < 1 or > Paths.MostDepth)
            return new Problem("understand.paths.depth", ProblemKind.Invalid, Fact.Count("most", Paths.MostDepth));
        if (request.Top is < 1 or > Paths.MostTop)
            return new Problem("understand.paths.top", ProblemKind.Invalid, Fact.Count("most", Paths.MostTop));
        var (start, end) = (BehaviorDesk.OptionalCodeOf(index, request.Start), BehaviorDesk.OptionalCodeOf(index, request.End));
        if (!start.IsOk || !end.IsOk)
            return start.IsOk ? end.Problem : start.Problem;
        var (gap, within) = (BehaviorDesk.WindowOf(request.Gap), BehaviorDesk.WindowOf(request.Within));
        if (!gap.IsOk || !within.IsOk)
            return gap.IsOk ? within.Problem : gap.Problem;
        return desk.Bounds(request.From, request.To).Map(bounds => new PathQuestion(
            start.Value, end.Value, gap.Value ?? AnswerPaths.DefaultGapMs, within.Value, request.Depth, request.Top, request.KeepRepeats, request.NoCycles, bounds.From, bounds.To));
    }

    async Task<PathsReport> WithEvidenceAsync(PathsReport report, AnswerPaths request, CancellationToken cancellationToken)
    {
        var kept = new List<Evidence>();
        EvidenceId Keep(Phrase statement, long part, long whole)
        {
            kept.Add(desk.Share(nameof(AnswerPaths), request, statement, report.Data, part, whole).Sealed());
            return kept[^1].Id;
        }

        var atNode = report.Nodes.ToDictionary(n => (n.Step, n.Event ?? ""), n => n.Users);
        var proved = report.Edges.OrderByDescending(e => e.Users).Take(MostProved).ToHashSet();
        report = report with
        {
            Nodes = [.. report.Nodes.Select(n => n with { Evidence = Keep(PathsWords.At(report, n), n.Users, report.Users) })],
            Edges = [.. report.Edges.Select(e => proved.Contains(e) ? e with { Evidence = Keep(PathsWords.Moved(report, e, atNode[(e.Step, e.From ?? "")]), e.Users, atNode[(e.Step, e.From ?? "")]) } : e)],
            Reached = report is { Start: not null, End: not null, EnteredUsers: > 0 } ? Keep(PathsWords.Reached(report), report.Users, report.EnteredUsers) : null,
        };
        await desk.KeepAsync(kept, cancellationToken);
        return report;
    }
}
