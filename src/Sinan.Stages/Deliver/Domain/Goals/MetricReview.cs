using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>A metric with what follows from its numbers.</summary>
/// <param name="Metric">As entered.</param>
/// <param name="Depth">Steps below the business goal, from 1.</param>
/// <param name="PerGroup">Observations that each of two groups needs to tell the least effect (α = 0.05, power 0.8); null while baseline, effect or deviation are missing.</param>
/// <param name="Result">The result with its 95 % interval; null before there is one.</param>
/// <param name="State">Whether the whole interval is on the good side of the target.</param>
public sealed record MetricReview(GoalMetric Metric, int Depth, Fact? PerGroup, Fact? Result, CheckState State)
{
    public static MetricReview Of(Initiative initiative, GoalMetric metric, WorkProofs proofs)
    {
        var result = ResultOf(initiative, metric, proofs);
        return new MetricReview(metric, initiative.Goal.DepthOf(metric), SizeOf(initiative, metric, proofs), result, StateOf(metric, result));
    }

    static Fact? SizeOf(Initiative initiative, GoalMetric metric, WorkProofs proofs)
    {
        if (metric is not { Baseline: { } baseline, LeastEffect: { } effect })
            return null;
        double size;
        if (metric.Unit == MetricUnit.Share)
        {
            var (better, worse) = metric.RiseIsGood ? (baseline + effect, baseline - effect) : (baseline - effect, baseline + effect);
            // A share near its end has room on one side only.
            var other = better is >= 0 and <= 1 ? better : worse;
            if (other is < 0 or > 1)
                return null;
            size = Power.PerGroupOfShares(baseline, other);
        }
        else if (metric.Deviation is { } deviation)
        {
            size = Power.PerGroupOfMeans(effect, deviation);
        }
        else
        {
            return null;
        }

        return proofs.Prove(
            "ShowGoal", new { initiative.Id, Metric = metric.Id, metric.Baseline, metric.LeastEffect, metric.Deviation }, new Phrase("deliver.evidence.per_group", Fact.Of("metric", metric.Name)),
            metric.Unit == MetricUnit.Share ? "method.power_shares" : "method.power_means", Fact.Count("size", Math.Ceiling(size)));
    }

    static Fact? ResultOf(Initiative initiative, GoalMetric metric, WorkProofs proofs)
    {
        if (metric is not { Result: { } result, ResultSample: { } sample })
            return null;
        Bounds bounds;
        if (metric.Unit == MetricUnit.Share)
        {
            bounds = Proportions.Wilson(result * sample, sample);
        }
        else if (metric.Deviation is { } deviation && sample >= 2)
        {
            var half = Distribution.StudentQuantile(0.975, sample - 1) * deviation / Math.Sqrt(sample);
            bounds = new Bounds(result - half, result + half);
        }
        else
        {
            return null;
        }

        return proofs.Prove(
            "ShowGoal", new { initiative.Id, Metric = metric.Id, metric.Result, metric.ResultSample, metric.Deviation }, new Phrase("deliver.evidence.result", Fact.Of("metric", metric.Name), Fact.Count("sample", sample)),
            metric.Unit == MetricUnit.Share ? "method.wilson" : "method.goal_mean", new Fact { Name = "result", Kind = KindOf(metric), Number = result }.Between(bounds.Low, bounds.High));
    }

    static CheckState StateOf(GoalMetric metric, Fact? result)
    {
        if (metric.Target is not { } target || result?.Interval is not { } interval)
            return CheckState.Open;
        var (worst, best) = metric.RiseIsGood ? (interval.Low - target, interval.High - target) : (target - interval.High, target - interval.Low);
        return worst >= 0 ? CheckState.Holds : best < 0 ? CheckState.Fails : CheckState.Open;
    }

    public static FactKind KindOf(GoalMetric metric) => metric.Unit == MetricUnit.Share ? FactKind.Share : FactKind.Number;
}
