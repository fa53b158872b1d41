using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.BuildCohort;

/// <summary>Finds the users of a rule, and saves the segment when it has a name.</summary>
public sealed class BuildCohortHandler(BehaviorDesk desk, CohortRules rules, CohortSegments saved)
{
    const int MostName = 80;

    /// <returns>Problems: "understand.no_events", "understand.cohort.name" and those of <see cref="CohortRules"/>.</returns>
    public async Task<Outcome<CohortReport>> HandleAsync(BuildCohort request, CancellationToken cancellationToken)
    {
        var started = desk.Clock.GetTimestamp();
        var name = request.Name?.Trim();
        if (name is not null && name.Length is 0 or > MostName)
            return new Problem("understand.cohort.name", ProblemKind.Invalid, Fact.Count("most", MostName));
        var opened = await desk.OpenAsync(cancellationToken);
        if (!opened.IsOk)
            return opened.Problem;
        using var lease = opened.Value;
        var index = lease.Index;
        var threads = request.Threads > 0 ? request.Threads : Environment.ProcessorCount;
        var condition = await rules.ConditionAsync(index, request.Rule, threads, cancellationToken);
        if (!condition.IsOk)
            return condition.Problem;

        var members = Cohorts.Find(index, condition.Value, threads, cancellationToken);
        var (users, of) = (Cohorts.Count(members), Cohorts.Count(Cohorts.Find(index, new CohortCondition.All([]), threads, cancellationToken)));
        var evidence = desk.Share(nameof(BuildCohort), request with { Name = null }, CohortWords.Counted(request.Rule, users, of), lease.Data, users, of).Sealed();
        await desk.KeepAsync([evidence], cancellationToken);
        var id = name is null ? null : CohortSegments.IdOf(name);
        if (id is not null)
            await saved.SaveAsync(new CohortSegment { Id = id, Name = name!, Rule = request.Rule, Users = users, Of = of, Membership = "", At = desk.Clock.GetUtcNow() }, members, lease.Data, cancellationToken);
        var report = new CohortReport
        {
            Id = id,
            Name = name,
            Rule = request.Rule,
            Users = users,
            Of = of,
            Share = Shares.Of(users, of),
            Ci95 = Shares.Interval(users, of),
            Evidence = evidence.Id,
            Parts = Parts(index, request.Rule, condition.Value, of, threads, cancellationToken),
            History = id is null ? [] : await saved.HistoryAsync(id, cancellationToken),
            Answer = [],
            Data = lease.Data,
        };
        return report with { Answer = CohortWords.Answer(report), Seconds = desk.Clock.GetElapsedTime(started).TotalSeconds };
    }

    /// <summary>The conditions of the topmost level, each by itself: what narrows the segment most shows here.</summary>
    static ImmutableArray<CohortPart> Parts(BehaviorIndex index, CohortRule rule, CohortCondition condition, long of, int threads, CancellationToken cancellationToken)
    {
        var (rules, conditions) = (rule, condition) switch
        {
            ({ All: { } all }, CohortCondition.All parts) => (all, parts.Of),
            ({ Any: { } any }, CohortCondition.Any parts) => (any, parts.Of),
            _ => ([rule], [condition]),
        };
        return
        [
            .. rules.Zip(conditions).Select(part => Cohorts.Count(Cohorts.Find(index, part.Second, threads, cancellationToken)) is var users
                ? new CohortPart(CohortWords.Says(part.First), users, Shares.Of(users, of), Shares.Interval(users, of)) : null!),
        ];
    }
}
