using Sinan.Cli;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Tests.Deliver;

/// <summary>Goals: the metric tree, sample sizes, verdicts.</summary>
public sealed class GoalTests
{
    static readonly Initiative New = new() { Title = "Smart service" };

    static readonly WorkProofs Proofs = new(new DataVersion("0123456789abcdef", 10, 0, null, null), DateTimeOffset.UnixEpoch);

    static GoalMetric Accuracy => new() { Id = "accuracy", Name = "Accuracy", HowMeasured = "sample", Baseline = 0.8, Target = 0.9 };

    [Fact]
    public void Both_templates_are_whole_in_both_languages_and_pass_their_own_rules()
    {
        foreach (var words in Lang.All.Select(lang => new Localizer(SinanCli.Texts, lang)))
        {
            foreach (var template in GoalTemplate.All)
            {
                var goal = template.In(words);
                Assert.DoesNotContain('[', goal.Text + string.Concat(goal.Metrics.Select(m => m.Name + m.HowMeasured)));
                Assert.Contains(goal.Metrics, m => m.IsGuardrail);
                // Entered one by one they make the same tree.
                var entered = goal.Metrics.Aggregate(New, (initiative, metric) => GoalSetting.Save(initiative, metric).Value.Now);
                Assert.Equal(goal.Metrics, entered.Goal.Metrics);
                Assert.Equal(goal.Metrics, GoalSetting.Begin(New, goal).Value.Now.Goal.Metrics);
            }
        }

        // The two examples: conversion by click rate and conversion of clicks; intents right at least 90 %, hand-overs at most 10 %.
        Assert.Equal([("ctr", AiTask.Ranking), ("cvr", AiTask.Ranking)], GoalTemplate.All[0].Metrics.Where(m => m.Id is "ctr" or "cvr").Select(m => (m.Id, GoalTemplate.All[0].Task)));
        Assert.Equal([("intent-accuracy", 0.9, true), ("hand-off", 0.1, false)], GoalTemplate.All[1].Metrics.Where(m => m.Target is not null).Select(m => (m.Id, m.Target!.Value, m.RiseIsGood)));
    }

    [Fact]
    public void Metrics_stand_under_their_parents_and_move_up_when_one_goes()
    {
        var goal = new[] { ("a", ""), ("b", ""), ("c", "a"), ("d", "c"), ("e", "a") }
            .Aggregate(New, (initiative, m) => GoalSetting.Save(initiative, new GoalMetric { Id = m.Item1, Name = m.Item1, Parent = m.Item2 }).Value.Now);
        Assert.Equal(["a1", "c2", "d3", "e2", "b1"], goal.Goal.Metrics.Select(m => m.Id + goal.Goal.DepthOf(m)));

        var without = GoalSetting.Remove(goal, "c").Value.Now.Goal;
        Assert.Equal(["a1", "d2", "e2", "b1"], without.Metrics.Select(m => m.Id + without.DepthOf(m)).Order(StringComparer.Ordinal).OrderBy(id => without.Metrics.IndexOf(without.Find(id[..1])!)));
        Assert.Equal("deliver.metric.unknown", GoalSetting.Remove(goal, "x").Problem.Code);
        // A metric cannot hang below itself.
        Assert.Equal("deliver.metric.parent", GoalSetting.Save(goal, new GoalMetric { Id = "a", Name = "a", Parent = "d" }).Problem.Code);
        Assert.Equal("deliver.metric.parent", GoalSetting.Save(goal, new GoalMetric { Id = "f", Name = "f", Parent = "f" }).Problem.Code);
        Assert.Equal("deliver.metric.parent", GoalSetting.Save(goal, new GoalMetric { Id = "f", Name = "f", Parent = "x" }).Problem.Code);
    }

    [Fact]
    public void Wrong_numbers_and_names_are_refused()
    {
        Assert.Equal("deliver.metric.id", GoalSetting.Save(New, Accuracy with { Id = "Bad id" }).Problem.Code);
        Assert.Equal("deliver.metric.name", GoalSetting.Save(New, Accuracy with { Name = " " }).Problem.Code);
        Assert.Equal("deliver.metric.share", GoalSetting.Save(New, Accuracy with { Target = 90 }).Problem.Code);
        Assert.Equal("deliver.metric.share", GoalSetting.Save(New, Accuracy with { Unit = MetricUnit.Mean, Target = double.NaN }).Problem.Code);
        Assert.Equal("deliver.metric.positive", GoalSetting.Save(New, Accuracy with { LeastEffect = 0 }).Problem.Code);
        var full = Enumerable.Range(0, Goal.MostMetrics).Aggregate(New, (i, n) => GoalSetting.Save(i, Accuracy with { Id = "m" + n }).Value.Now);
        Assert.Equal("deliver.metric.too_many", GoalSetting.Save(full, Accuracy).Problem.Code);
    }

    // From 0.80 to 0.82, by hand: p̄ = 0.81, (1.959964 √(2 · 0.1539) + 0.841621 √(0.16 + 0.1476))² ÷ 0.0004 = 6,038.5.
    [Fact]
    public void A_share_needs_so_many_in_each_group()
    {
        var review = MetricReview.Of(New, Accuracy with { LeastEffect = 0.02 }, Proofs);

        Assert.Equal(6_039, review.PerGroup!.Number);
        Assert.Equal("method.power_shares", Proofs.Made.Single(p => p.Id == review.PerGroup.Evidence).Method);
        Assert.Null(MetricReview.Of(New, Accuracy, Proofs).PerGroup);
        // A share of 0.99 has no room for 0.02 more; the other side has.
        Assert.NotNull(MetricReview.Of(New, Accuracy with { Baseline = 0.99, LeastEffect = 0.02 }, Proofs).PerGroup);
        Assert.Null(MetricReview.Of(New, Accuracy with { Baseline = 0.5, LeastEffect = 0.6 }, Proofs).PerGroup);
    }

    // 2 (1.959964 + 0.841621)² · 12² ÷ 2² = 565.1.
    [Fact]
    public void A_mean_needs_its_deviation()
    {
        var wait = new GoalMetric { Id = "wait", Name = "Wait", Unit = MetricUnit.Mean, Baseline = 20, LeastEffect = 2 };

        Assert.Null(MetricReview.Of(New, wait, Proofs).PerGroup);
        Assert.Equal(566, MetricReview.Of(New, wait with { Deviation = 12 }, Proofs).PerGroup!.Number);
    }

    // Wilson's intervals by hand: 1,860 of 2,000 is 0.930 (0.918…0.940); 93 of 100 is 0.930 (0.863…0.966); 850 of 1,000 is 0.850 (0.827…0.871).
    [Theory]
    [InlineData(0.93, 2000, CheckState.Holds)]
    [InlineData(0.93, 100, CheckState.Open)]
    [InlineData(0.85, 1000, CheckState.Fails)]
    public void A_target_is_reached_when_the_whole_interval_says_so(double result, double sample, CheckState expected)
    {
        Assert.Equal(expected, MetricReview.Of(New, Accuracy with { Result = result, ResultSample = sample }, Proofs).State);
        // The same turned round: errors at most 10 %.
        Assert.Equal(expected, MetricReview.Of(New, Accuracy with { RiseIsGood = false, Target = 0.1, Result = 1 - result, ResultSample = sample }, Proofs).State);
        Assert.Equal(CheckState.Open, MetricReview.Of(New, Accuracy with { Target = null, Result = result, ResultSample = sample }, Proofs).State);
    }

    [Fact]
    public void The_gates_ask_for_a_measurable_goal_and_for_its_targets()
    {
        Assert.Equal(CheckState.Open, StateOf(New, "goal_measurable"));
        var aimed = GoalSetting.Save(New, Accuracy).Value.Now;
        Assert.Equal(CheckState.Open, StateOf(aimed, "goal_measurable"));
        var guarded = GoalSetting.Save(aimed, new GoalMetric { Id = "wait", Name = "Wait", IsGuardrail = true, RiseIsGood = false, Target = 0.2, Result = 0.1, ResultSample = 1000 }).Value.Now;
        Assert.Equal(CheckState.Holds, StateOf(guarded, "goal_measurable"));
        Assert.Equal(CheckState.Open, StateOf(guarded, "targets_met"));
        var reached = GoalSetting.Save(guarded, Accuracy with { Result = 0.95, ResultSample = 2000 }).Value.Now;
        Assert.Equal(CheckState.Holds, StateOf(reached, "targets_met"));
        var missed = GoalSetting.Save(reached, reached.Goal.Find("wait")! with { Result = 0.3 }).Value.Now;
        Assert.Equal(CheckState.Fails, StateOf(missed, "targets_met"));
    }

    static CheckState StateOf(Initiative initiative, string check) =>
        Lifecycle.Steps.SelectMany(step => Gatekeeper.Review(initiative, step, new WorkFacts(null, null, null, default, Proofs))).Single(r => r.Check.Code == check).State;
}
