using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>A change of a metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Source">Between what.</param>
/// <param name="At">Version of the release or name of the variant; empty for what people entered.</param>
/// <param name="Change">Change as a share of what it was, or was to be expected to be, with its interval.</param>
/// <param name="P">Two-sided p-value of no change.</param>
public sealed record MetricMove(GoalMetric Metric, MoveSource Source, string At, Fact Change, double P)
{
    /// <summary>1 for better, −1 for worse, by the metric's own direction; the interval may still hold 0.</summary>
    public int Good => Math.Sign(Change.Number!.Value) * (Metric.RiseIsGood ? 1 : -1);

    /// <summary>From the baseline, which counts as known, to the result that people entered: score test of a share (its interval is Wilson's), t test of a mean.</summary>
    /// <param name="review">The metric with its result.</param>
    /// <returns>Null without a baseline above 0 or without a result with an interval.</returns>
    public static MetricMove? Entered(MetricReview review)
    {
        var metric = review.Metric;
        if (metric is not { Baseline: > 0 and var baseline, ResultSample: { } sample } || review.Result is not { Number: { } result, Interval: { } interval } || (metric.Unit == MetricUnit.Share && baseline >= 1))
            return null;
        var p = metric.Unit == MetricUnit.Share
            ? Distribution.NormalTwoSided((result - baseline) / Math.Sqrt(baseline * (1 - baseline) / sample))
            : Distribution.StudentTwoSided((result - baseline) / (metric.Deviation!.Value / Math.Sqrt(sample)), sample - 1);
        return new MetricMove(metric, MoveSource.Entered, "", Fact.Share("change", (result / baseline) - 1).Between((interval.Low / baseline) - 1, (interval.High / baseline) - 1), p);
    }
}
