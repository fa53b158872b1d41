using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;

namespace Sinan.Stages.Understand.Features;

/// <summary>Shares of users as reports hold them.</summary>
public static class Shares
{
    /// <summary>Part ÷ whole; null of nothing.</summary>
    public static double? Of(long part, long whole) => whole == 0 ? null : (double)part / whole;

    /// <summary>Wilson's interval, low and high; null of nothing.</summary>
    public static ImmutableArray<double>? Interval(long part, long whole) => whole == 0 ? null : Proportions.Wilson(part, whole) is var bounds ? [bounds.Low, bounds.High] : null;

    /// <summary>A share with interval and evidence, for a sentence or a cell.</summary>
    public static Fact Fact(string name, double? share, ImmutableArray<double>? ci95, EvidenceId? evidence = null)
    {
        var fact = Kernel.Fact.Share(name, share ?? double.NaN);
        if (ci95 is { } ci)
            fact = fact.Between(ci[0], ci[1]);
        return evidence is { } id ? fact.From(id) : fact;
    }
}
