using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Understand.Domain;
using Sinan.Stages.Understand.Domain.Behavior;
using Sinan.Stages.Understand.Domain.Friction;

namespace Sinan.Stages.Understand.Features.FindFriction;

public sealed class FindFrictionHandler(BehaviorDesk desk)
{
    const string ItemColumn = "item";
    const string ValueColumn = "value";

    /// <returns>Problems: "understand.no_events", "understand.unknown_event", "understand.bad_window".</returns>
    public async Task<Outcome<FrictionReport>> HandleAsync(FindFriction request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        if (Window.Parse(request.Within) is not { } withinMs)
            return new Problem("understand.bad_window", ProblemKind.Invalid, Fact.Of("window", request.Within));
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var goal = GoalOf(index, request.Goal);
        if (!goal.IsOk)
            return goal.Problem;

        var failures = FailureWords.Of(index);
        var question = new FrictionQuestion(
            goal.Value, index.MainSpan.LastMs, index.Column(ItemColumn) is { IsCoded: true } item ? item : null, failures.IsError, failures.Column, failures.IsErrorValue, withinMs);
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var cells = Friction.Answer(index, question, threads, cancellationToken);
        var report = new FrictionReport
        {
            Goal = index.EventNames[goal.Value],
            Within = Window.Write(withinMs),
            Users = index.Users,
            ValuePerGoal = ValueOf(index, goal.Value, threads, cancellationToken),
            ErrorColumn = failures.Column?.Name,
            Signs = [],
            Answer = [],
            Data = lease.Data,
        };
        var proofs = new List<Evidence>();
        report = report with { Signs = [.. FrictionRanking.Of(cells).Select(r => Sign(r, report, index, request, proofs))] };
        await desk.KeepAsync(proofs, cancellationToken);
        return report with { Answer = FrictionWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    static Outcome<int> GoalOf(BehaviorIndex index, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name))
            return BehaviorDesk.CodeOf(index, name);
        var likely = OrderEvents.Of(index).Names is [var order, ..] ? order : LikelySteps.Of([.. index.EventNames], n => index.UsersByEvent[index.CodeOf(n)])[^1];
        return index.CodeOf(likely);
    }

    static double? ValueOf(BehaviorIndex index, int goal, int threads, CancellationToken cancellationToken)
    {
        if (index.Column(ValueColumn) is not { IsNumber: true } column)
            return null;
        var line = Trend.Answer(index, new TrendQuestion(goal, [index.BaseMs, index.LastMs + 1], column), threads, cancellationToken);
        return line is [{ Counts: [> 0 and var count], Sums: [> 0 and var sum] }] ? sum / count : null;
    }

    FrictionSign Sign(RankedFriction ranked, FrictionReport report, BehaviorIndex index, FindFriction request, List<Evidence> proofs)
    {
        var cell = ranked.Cell;
        var share = Proportions.Wilson(cell.Users, cell.BaseUsers);
        var sign = new FrictionSign(
            cell.Kind, index.EventNames[cell.Event], cell.Other < 0 ? null : index.EventNames[cell.Other], cell.Users, (double)cell.Users / cell.BaseUsers, [share.Low, share.High],
            cell.Base < 0 ? null : index.EventNames[cell.Base], cell.Judged == 0 ? null : (double)cell.Lost / cell.Judged, cell.OtherJudged == 0 ? null : (double)cell.OtherLost / cell.OtherJudged,
            null, null, null, null, null, ranked.IsClear, null);
        if (ranked is not { Excess: { } excess, LostUsers: { } lost })
            return sign;
        var proof = (desk.Blank(nameof(FindFriction), request, FrictionWords.Statement(sign, report), report.Data) with
        {
            Method = "method.friction",
            Value = excess.Difference,
            Unit = FactKind.Points,
            Interval = BehaviorDesk.Between(excess.Interval),
            Users = cell.Users,
        }).Sealed();
        proofs.Add(proof);
        return sign with
        {
            Excess = excess.Difference,
            ExcessCi95 = [excess.Interval.Low, excess.Interval.High],
            LostUsers = lost.Value,
            LostUsersCi95 = [lost.Low, lost.High],
            LostValue = lost.Value * report.ValuePerGoal,
            Evidence = proof.Id,
        };
    }
}
