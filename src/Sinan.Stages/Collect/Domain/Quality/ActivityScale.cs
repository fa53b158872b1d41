using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Collect.Domain.Quality;

/// <summary>Robust centre and scale of the logarithm of events per user, from a histogram.</summary>
/// <param name="Median">Median of ln(events).</param>
/// <param name="Scale">1.4826 × median absolute deviation; 0 when over half of the users are equal.</param>
public readonly record struct ActivityScale(double Median, double Scale)
{
    /// <summary>A user at least so far above the median, in robust standard deviations, acts like a program.</summary>
    public const double BotZ = 5;

    /// <summary>Fewer events than these are never a program's.</summary>
    public const long LeastBotEvents = 100;

    public static ActivityScale Of(ImmutableArray<(long Events, long Users)> activity)
    {
        var points = activity.Select(a => (Value: Math.Log(Math.Max(1, a.Events)), Weight: a.Users)).ToList();
        var median = Median_(points);
        var mad = Median_([.. points.Select(p => (Math.Abs(p.Value - median), p.Weight))]);
        return new ActivityScale(median, Quantiles.NormalConsistency * mad);
    }

    public bool IsBot(long events) => events >= LeastBotEvents && Scale > 0 && (Math.Log(events) - Median) / Scale > BotZ;

    static double Median_(List<(double Value, long Weight)> points)
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
