using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Tests.Deliver;

/// <summary>Technical metrics beside metrics of the business: which pairs pull apart.</summary>
public sealed class MetricConflictTests
{
    static readonly Initiative service = new() { Id = 7, Title = "Smart service" };

    static readonly GoalMetric accuracy = new() { Id = "accuracy", Name = "Accuracy", Side = MetricSide.Technical, Baseline = 0.8, Result = 0.93, ResultSample = 2_000 };

    static readonly GoalMetric wait = new() { Id = "wait", Name = "Wait", Unit = MetricUnit.Mean, RiseIsGood = false, Baseline = 20, Deviation = 12, Result = 30, ResultSample = 400 };

    static readonly GoalMetric solved = new() { Id = "solved", Name = "Solved", Baseline = 0.4, Result = 0.41, ResultSample = 100 };

    static WorkProofs Proofs => new(new DataVersion("0123456789abcdef", 10, 0, null, null), DateTimeOffset.UnixEpoch);

    // Accuracy 0.8 → 0.93 of 2,000: z = 0.13 ÷ √(0.16 ÷ 2000) = 14.5. Wait 20 → 30, deviation 12, 400: t = 10 ÷ 0.6 = 16.7, and more is worse. Solved 0.40 → 0.41 of 100: z = 0.2, p = 0.838.
    [Fact]
    public void One_that_gets_better_beside_one_that_gets_worse_is_a_conflict_and_what_is_unsure_is_none()
    {
        var proofs = Proofs;
        var conflicts = Of([accuracy, wait, solved], [], proofs);

        Assert.Equal([("wait", PairVerdict.Conflict), ("solved", PairVerdict.Unclear)], conflicts.Pairs.Select(p => (p.Business.Id, p.Verdict)));
        var pair = conflicts.Pairs[0];
        Assert.Equal((0.1625, 0.5), (Math.Round(pair.TechnicalChange!.Number!.Value, 10), Math.Round(pair.BusinessChange!.Number!.Value, 10)));
        // Student: 30 ± 1.9659 · 12 ÷ 20, over the baseline of 20.
        Assert.Equal((30 - (1.96593 * 0.6)) / 20 - 1, pair.BusinessChange.Interval!.Low, 4);
        Assert.Equal(0.8383, conflicts.Pairs[1].AdjustedP, 3);
        Assert.All(conflicts.Moves, m => Assert.Contains(proofs.Made, p => p.Id == m.Change.Evidence));
        Assert.Equal("method.move_entered", proofs.Made.Single(p => p.Id == pair.BusinessChange.Evidence).Method);

        // Less waiting is good: the same figures with the other direction go together; without a baseline nothing is told.
        Assert.Equal(PairVerdict.Together, Of([accuracy, wait with { RiseIsGood = true }], [], Proofs).Pairs.Single().Verdict);
        Assert.Empty(Of([accuracy, wait with { Baseline = null }], [], Proofs).Pairs);
        Assert.Empty(Of([accuracy with { Side = MetricSide.Business }, wait], [], Proofs).Pairs);
    }

    [Fact]
    public void Places_are_not_mixed_and_all_pairs_are_corrected_together()
    {
        MetricMove Move(GoalMetric metric, MoveSource source, string at, double change, double p) => new(metric, source, at, Fact.Share("change", change).Between(change - 0.01, change + 0.01), p);
        MetricMove[] moves =
        [
            Move(accuracy, MoveSource.Release, "1.0", 0.1, 0.001), Move(wait, MoveSource.Release, "1.0", 0.2, 0.02), Move(solved, MoveSource.Release, "1.0", -0.1, 0.03),
            Move(accuracy, MoveSource.Variant, "b", 0.1, 0.001), Move(wait, MoveSource.Variant, "c", 0.2, 0.001),
        ];
        var pairs = MetricConflicts.Of(service, moves, [], Proofs).Pairs;

        // The variants b and c share no pair. The p of a pair is the larger one; Holm: 0.02 · 2 = 0.04, then max(0.04, 0.03) = 0.04.
        Assert.Equal([("1.0", "wait", 0.04), ("1.0", "solved", 0.04)], pairs.Select(p => (p.At, p.Business.Id, Math.Round(p.AdjustedP, 10))));
        Assert.All(pairs, p => Assert.Equal(PairVerdict.Conflict, p.Verdict));
        // A third pair takes both away: 0.02 · 3 = 0.06.
        var more = MetricConflicts.Of(service, [.. moves, Move(solved, MoveSource.Variant, "b", 0, 0.9)], [], Proofs).Pairs;
        Assert.All(more, p => Assert.Equal(PairVerdict.Unclear, p.Verdict));
    }

    [Fact]
    public void Series_that_move_against_each_other_are_found_by_their_own_directions()
    {
        var random = new SplitMix64(4);
        var noise = Enumerable.Range(0, 80).Select(_ => random.Normal()).ToArray();
        var day = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        MetricRun Run(GoalMetric metric, string series, int from, Func<int, double> value) => new(
            metric with { Series = series }, "day", 7, [.. Enumerable.Range(from, 80 - from).Select(t => day.AddDays(t))], [.. Enumerable.Range(from, 80 - from).Select(value)]);
        MetricRun[] runs =
        [
            // Both rise all the time; what they do from day to day goes the same way, and waiting longer is worse.
            Run(accuracy, "a", 0, t => t + noise[t]), Run(wait, "w", 10, t => (3 * t) + (2 * noise[t]) + (0.2 * random.Normal())), Run(solved, "s", 0, t => t + random.Normal()),
        ];
        var pairs = MetricConflicts.Of(service, [], runs, Proofs).Pairs;

        Assert.Equal([("wait", PairVerdict.Conflict), ("solved", PairVerdict.Unclear)], pairs.Select(p => (p.Business.Id, p.Verdict)));
        Assert.True(pairs[0].Correlation!.Interval!.Low > 0.8);
        // Another period or the same series are no pair.
        Assert.Empty(MetricConflicts.Of(service, [], [runs[0], runs[1] with { Interval = "week" }], Proofs).Pairs);
        Assert.Empty(MetricConflicts.Of(service, [], [runs[0], runs[1] with { Metric = wait with { Series = "a" } }], Proofs).Pairs);
    }

    static MetricConflicts Of(ImmutableArray<GoalMetric> metrics, IReadOnlyList<MetricRun> runs, WorkProofs proofs)
    {
        var initiative = service with { Goal = new Goal { Metrics = metrics } };
        return MetricConflicts.Of(initiative, metrics.Select(m => MetricMove.Entered(MetricReview.Of(initiative, m, proofs))).OfType<MetricMove>(), runs, proofs);
    }
}
