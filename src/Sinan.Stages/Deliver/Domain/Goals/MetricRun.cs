using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Goals;

/// <summary>A metric of a goal by period.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Interval">Length of a period ("day").</param>
/// <param name="Season">Periods after which its rhythm repeats.</param>
/// <param name="Starts">First moment of each period.</param>
/// <param name="Values">One a period; NaN where there is none.</param>
public sealed record MetricRun(GoalMetric Metric, string Interval, int Season, ImmutableArray<DateTimeOffset> Starts, ImmutableArray<double> Values)
{
    /// <summary>The values of another metric in the periods of this one, NaN where it has none.</summary>
    public double[] Beside(MetricRun other)
    {
        var values = other.Starts.Zip(other.Values).ToDictionary(p => p.First, p => p.Second);
        return [.. Starts.Select(start => values.GetValueOrDefault(start, double.NaN))];
    }
}
