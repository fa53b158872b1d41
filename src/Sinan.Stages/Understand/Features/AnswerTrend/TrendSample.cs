using System.Collections.Immutable;
using Sinan.Numerics.Behavior;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Features.AnswerTrend;

/// <summary>Values of a trend that are estimated from a sample of the users, and how sure they are.</summary>
static class TrendSample
{
    /// <summary>A value counted among the sample, for all users; times a user stay what they are.</summary>
    public static double Estimate(SampleReport? sample, string measure, double value) => sample is null || measure == "per-user" ? value : value * sample.Of / sample.Users;

    /// <summary>95 % interval of the estimate for one period; null for times a user of fewer than two users.</summary>
    public static ImmutableArray<double>? Interval(SampleReport sample, string measure, TrendSeries series, int period)
    {
        var (counts, users, squares) = (series.Counts[period], series.Users[period], series.Squares[period]);
        switch (measure)
        {
            case "users":
                return sample.Interval(users);
            case "per-user":
                return users < 2 ? null : Ends(SampleEstimates.Mean(counts, squares, users, (double)sample.Users / sample.Of));
            case "count":
                var total = SampleEstimates.Total(counts, squares, sample.Users, sample.Of);
                // What was counted is there.
                return [Math.Max(counts, total.Low), total.High];
            default:
                return Ends(SampleEstimates.Total(series.Sums[period], squares, sample.Users, sample.Of));
        }
    }

    /// <summary>95 % interval of a weighted sum of the periods' values; null for times a user, which do not add up.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="measure">What the values measure.</param>
    /// <param name="ask">Adds up the users' own weighted values.</param>
    /// <param name="weights">One for each period.</param>
    public static Bounds? Interval(SampleReport sample, string measure, Func<ImmutableArray<double>, (double Sum, double Squares)> ask, ImmutableArray<double> weights)
    {
        if (measure == "per-user")
            return null;
        var (sum, squares) = ask(weights);
        return SampleEstimates.Total(sum, squares, sample.Users, sample.Of);
    }

    /// <summary>The interval of a ratio from how values vary over time, widened by how they vary over samples: independent errors add as squares, each end by itself (Zou and Donner 2008).</summary>
    /// <param name="ratio">The estimate.</param>
    /// <param name="overTime">Its interval over time; null = none.</param>
    /// <param name="half">Half the interval over samples, in the unit of the ratio; null = not known.</param>
    public static ImmutableArray<double>? Widened(double ratio, ImmutableArray<double>? overTime, double? half) => overTime is [var low, var high] && half is { } by
        ? [ratio - Math.Sqrt(((ratio - low) * (ratio - low)) + (by * by)), ratio + Math.Sqrt(((high - ratio) * (high - ratio)) + (by * by))]
        : null;

    static ImmutableArray<double> Ends(Bounds bounds) => [bounds.Low, bounds.High];
}
