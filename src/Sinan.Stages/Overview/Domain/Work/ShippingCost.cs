using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;

namespace Sinan.Stages.Overview.Domain.Work;

/// <summary>What a shipped need costs: all ledgers over the needs that their initiatives shipped. What came to nothing is part of the price.</summary>
/// <param name="Initiatives">Initiatives with a cost or a need.</param>
/// <param name="Shipped">Needs that one of them shipped.</param>
/// <param name="Total">All ledgers, in money.</param>
/// <param name="PerNeed">Total over shipped; NaN without a shipped need.</param>
/// <param name="Interval">Its interval over the initiatives; null where it would reach nothing, which no cost does.</param>
public sealed record ShippingCost(int Initiatives, int Shipped, double Total, double PerNeed, Bounds? Interval)
{
    /// <summary>Cents, so that sums are exact.</summary>
    const double Cent = 100;

    public static ShippingCost Of(IReadOnlyList<WorkCase> cases, IReadOnlyList<ShippedNeed> shipped)
    {
        var (ratio, open) = (default(ClusterRatio), shipped.Select(s => s.Id).ToHashSet(StringComparer.Ordinal));
        // A need that several initiatives worked on was shipped once: the oldest has it.
        foreach (var work in cases.Where(c => c.Cost != 0 || c.NeedId.Length > 0).OrderBy(c => c.Id))
            ratio.Add(open.Remove(work.NeedId) ? 1 : 0, (long)Math.Round(work.Cost * Cent));
        var interval = ratio.Interval();
        return new ShippingCost(
            (int)ratio.Clusters, (int)ratio.Count, ratio.Total / Cent, ratio.Value / Cent, ratio.Count > 0 && interval.Low > 0 ? new Bounds(interval.Low / Cent, interval.High / Cent) : null);
    }
}
