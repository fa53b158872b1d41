using System.Collections.Immutable;
using System.Text.Json;
using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Domain.Behavior;

namespace Sinan.Stages.Understand.Features.BuildCohort;

/// <summary>Turns rules into conditions on an index: names into codes, days into moments, segments into sets of users.</summary>
public sealed class CohortRules(CohortSegments saved, IWorkspace workspace, ISegments? segments = null) : ISavedSegments
{
    const int MostNodes = 100;

    /// <summary>Segments may rest on segments, but not in a circle.</summary>
    const int MostNested = 8;

    /// <summary>A rule out of JSON; null when it is none.</summary>
    public static CohortRule? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CohortRule>(json, EvidenceJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>Problems: "understand.cohort.rule", "understand.unknown_event", "understand.unknown_column", "understand.too_many_groups", "understand.bad_window", "understand.bad_date", "understand.empty_period", "understand.cohort.unknown_segment", "understand.cohort.circle".</returns>
    public async Task<Outcome<CohortCondition>> ConditionAsync(BehaviorIndex index, CohortRule rule, int threads, CancellationToken cancellationToken) =>
        Nodes(rule) > MostNodes ? new Problem("understand.cohort.rule", ProblemKind.Invalid) : await OfAsync(new Work(index, threads, MostNested), rule, cancellationToken);

    /// <summary>The members of a segment on the data of an index, by its id.</summary>
    /// <returns>One byte a user number. Problems: "understand.cohort.unknown_segment" and those of its rule.</returns>
    public Task<Outcome<byte[]>> MembersAsync(BehaviorIndex index, string id, int threads, CancellationToken cancellationToken) => MembersAsync(new Work(index, threads, MostNested), id, cancellationToken);

    public async Task<IReadOnlyList<SavedMembers>> MembersAsync(BehaviorIndex index, CancellationToken cancellationToken)
    {
        var all = new List<SavedMembers>();
        foreach (var segment in await saved.ListAsync(cancellationToken))
        {
            var members = await MembersAsync(index, segment.Id, Environment.ProcessorCount, cancellationToken);
            if (members.IsOk)
                all.Add(new SavedMembers(segment.Named, members.Value));
        }

        return all;
    }

    /// <summary>All saved segments, by name.</summary>
    public Task<IReadOnlyList<CohortSegment>> SavedAsync(CancellationToken cancellationToken) => saved.ListAsync(cancellationToken);

    sealed record Work(BehaviorIndex Index, int Threads, int Left);

    async Task<Outcome<byte[]>> MembersAsync(Work work, string id, CancellationToken cancellationToken)
    {
        if (work.Left == 0)
            return new Problem("understand.cohort.circle", ProblemKind.Invalid, Fact.Of("segment", id));
        if (await saved.FindAsync(id, cancellationToken) is { } segment)
        {
            var condition = await OfAsync(work with { Left = work.Left - 1 }, segment.Rule, cancellationToken);
            return condition.Map(c => Cohorts.Find(work.Index, c, work.Threads, cancellationToken));
        }

        if (segments is not null && await segments.MembershipAsync(cancellationToken) is { } found && found.Segments.ToImmutableArray().IndexOf(id) is >= 0 and var place)
            return Members(found, place);
        return new Problem("understand.cohort.unknown_segment", ProblemKind.NotFound, Fact.Of("segment", id));
    }

    static byte[] Members(SegmentMembership found, int place)
    {
        var members = new byte[found.OfUser.Length];
        for (var user = 0; user < members.Length; user++)
            members[user] = found.OfUser.Span[user] == place ? (byte)1 : (byte)0;
        return members;
    }

    async Task<Outcome<CohortCondition>> OfAsync(Work work, CohortRule rule, CancellationToken cancellationToken) => rule switch
    {
        { All: { IsDefault: false } all } => (await OfAllAsync(work, all, cancellationToken)).Map<CohortCondition>(parts => new CohortCondition.All(parts)),
        { Any: { IsDefaultOrEmpty: false } any } => (await OfAllAsync(work, any, cancellationToken)).Map<CohortCondition>(parts => new CohortCondition.Any(parts)),
        { Not: { } not } => (await OfAsync(work, not, cancellationToken)).Map<CohortCondition>(part => new CohortCondition.Not(part)),
        { Did: { } name } => Did(work.Index, rule, name),
        { Sequence: { IsDefault: false, Length: 2 } pair } => Sequence(work.Index, rule, pair[0], pair[1]),
        { Funnel: { IsDefaultOrEmpty: false } steps } => Through(work.Index, rule, steps),
        { Column: { } column, Is: { IsDefaultOrEmpty: false } values } => Has(work.Index, column, values),
        { Segment: { } id } => (await MembersAsync(work, id, cancellationToken)).Map<CohortCondition>(members => new CohortCondition.In(members)),
        _ => new Problem("understand.cohort.rule", ProblemKind.Invalid),
    };

    async Task<Outcome<ImmutableArray<CohortCondition>>> OfAllAsync(Work work, ImmutableArray<CohortRule> rules, CancellationToken cancellationToken)
    {
        var parts = ImmutableArray.CreateBuilder<CohortCondition>();
        foreach (var rule in rules)
        {
            var part = await OfAsync(work, rule, cancellationToken);
            if (!part.IsOk)
                return part.Problem;
            parts.Add(part.Value);
        }

        return parts.ToImmutable();
    }

    Outcome<CohortCondition> Did(BehaviorIndex index, CohortRule rule, string name)
    {
        if (rule.AtLeast < 1)
            return new Problem("understand.cohort.rule", ProblemKind.Invalid);
        var (code, bounds) = (BehaviorDesk.CodeOf(index, name), Bounds(index, rule));
        if (!code.IsOk || !bounds.IsOk)
            return code.IsOk ? bounds.Problem : code.Problem;
        return new CohortCondition.Did(code.Value, rule.AtLeast ?? 1, bounds.Value.From, bounds.Value.To);
    }

    Outcome<CohortCondition> Sequence(BehaviorIndex index, CohortRule rule, string first, string then)
    {
        var (a, b, within, bounds) = (BehaviorDesk.CodeOf(index, first), BehaviorDesk.CodeOf(index, then), BehaviorDesk.WindowOf(rule.Within), Bounds(index, rule));
        if (!a.IsOk || !b.IsOk)
            return a.IsOk ? b.Problem : a.Problem;
        if (!within.IsOk || !bounds.IsOk)
            return within.IsOk ? bounds.Problem : within.Problem;
        return new CohortCondition.Sequence(a.Value, b.Value, within.Value, bounds.Value.From, bounds.Value.To);
    }

    Outcome<CohortCondition> Through(BehaviorIndex index, CohortRule rule, ImmutableArray<string> names)
    {
        var (within, bounds) = (BehaviorDesk.WindowOf(rule.Within), Bounds(index, rule));
        if (!within.IsOk || !bounds.IsOk)
            return within.IsOk ? bounds.Problem : within.Problem;
        if (names.Length > Funnel.MostSteps || rule.Reached is not { } reached || reached < 1 || reached > names.Length)
            return new Problem("understand.cohort.rule", ProblemKind.Invalid);
        var codes = BehaviorDesk.CodesOf(index, names);
        return codes.Map<CohortCondition>(steps => new CohortCondition.Funnel(new FunnelQuestion(steps, within.Value, FromMs: bounds.Value.From, ToMs: bounds.Value.To), reached));
    }

    static Outcome<CohortCondition> Has(BehaviorIndex index, string name, ImmutableArray<string> values)
    {
        var column = BehaviorDesk.CodedColumn(index, name);
        if (!column.IsOk)
            return column.Problem;
        if (column.Value is not { } coded)
            return new Problem("understand.cohort.rule", ProblemKind.Invalid);
        var wanted = values.ToHashSet(StringComparer.Ordinal);
        return new CohortCondition.Has(coded, [.. Enumerable.Range(0, coded.Values).Where(v => wanted.Contains(coded.TextOf(v)))]);
    }

    /// <summary>"Last 30d" counts back from the last event of the log, not from the clock on the wall.</summary>
    Outcome<(long? From, long? To)> Bounds(BehaviorIndex index, CohortRule rule)
    {
        var last = BehaviorDesk.WindowOf(rule.Last);
        if (!last.IsOk)
            return last.Problem;
        var bounds = DayBounds.Of(rule.From, rule.To, workspace.Zone);
        return last.Value is { } ms ? bounds.Map(b => ((long?)Math.Max(b.From ?? long.MinValue, index.MainSpan.LastMs - ms), b.To)) : bounds;
    }

    static int Nodes(CohortRule rule) =>
        1 + (rule.All is { IsDefault: false } all ? all.Sum(Nodes) : 0) + (rule.Any is { IsDefault: false } any ? any.Sum(Nodes) : 0) + (rule.Not is { } not ? Nodes(not) : 0);
}
