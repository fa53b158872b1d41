using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;

namespace Sinan.Stages.Overview.Domain.Work;

/// <summary>Time from the idea to the release, over the needs that were shipped.</summary>
/// <param name="Cases">Needs.</param>
/// <param name="Seconds">Median; NaN without cases.</param>
/// <param name="Interval">By order statistics; null below six cases.</param>
public sealed record LeadTime(int Cases, double Seconds, Bounds? Interval)
{
    /// <summary>The release is the first of an initiative for the need that went well, else the moment at which the need was said to be shipped.</summary>
    public static LeadTime Of(IReadOnlyList<WorkCase> cases, IReadOnlyList<ShippedNeed> shipped)
    {
        var released = cases.Where(c => c.Released is not null).ToLookup(c => c.NeedId, c => c.Released!.Value, StringComparer.Ordinal);
        double[] times = [.. shipped.Select(need => (released[need.Id].Where(at => at >= need.Created).DefaultIfEmpty(need.Shipped).Min() - need.Created).TotalSeconds)];
        var interval = Quantiles.MedianInterval(times);
        return new LeadTime(times.Length, Quantiles.Median(times), double.IsFinite(interval.Low) ? interval : null);
    }
}
