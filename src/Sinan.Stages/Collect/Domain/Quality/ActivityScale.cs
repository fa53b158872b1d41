using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>Robust centre and scale of the logarithm of events per user, from a histogram.</summary>
/// <param name="Median">Median of ln(events).</param>
/// <param name="Scale">1.4826 × median absolute deviation; where that is 0, the mean one × √(π/2).</param>
public readonly record struct ActivityScale(double Median, double Scale)
{
    /// <summary>A user at least so far above the median, in robust standard deviations, acts like a program.</summary>
    public const double BotZ = 5;

    /// <summary>Fewer events than these are never a program's.</summary>
    public const long LeastBotEvents = 100;

    public static ActivityScale Of(ImmutableArray<(long Events, long Users)> activity)
    {
        var points = activity.Select(a => (Value: Math.Log(Math.Max(1, a.Events)), Weight: a.Users)).ToList();
        var median = MedianOf(points);
        var mad = MedianOf([.. points.Select(p => (Math.Abs(p.Value - median), p.Weight))]);
        if (mad > 0)
            return new ActivityScale(median, Quantiles.NormalConsistency * mad);
        // Over half of the users are equal: the mean absolute deviation, with its own factor for normal data, √(π/2) (Iglewicz and Hoaglin 1993).
        var all = Math.Max(1, points.Sum(p => p.Weight));
        return new ActivityScale(median, Math.Sqrt(Math.PI / 2) * points.Sum(p => Math.Abs(p.Value - median) * p.Weight) / all);
    }

    public bool IsBot(long events) => events >= LeastBotEvents && Scale > 0 && (Math.Log(events) - Median) / Scale > BotZ;

    static double MedianOf(List<(double Value, long Weight)> points)
    {
        points.Sort();
        var half = points.Sum(p => p.Weight) / 2.0;
        double below = 0;
        foreach (var (value, weight) in points)
        {
            below += weight;
            if (below >= half)
                return value;
        }

        return 0;
    }
}
