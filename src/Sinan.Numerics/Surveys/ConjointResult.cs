using System.Collections.Immutable;

namespace Sinan.Numerics.Surveys;

/// <summary>What a choice experiment tells.</summary>
/// <param name="PartWorths">Attributes × levels, in log odds; of each attribute they sum to 0.</param>
/// <param name="Importance">Attributes: its range of part-worths ÷ the sum of all ranges, 0…1.</param>
/// <param name="WillingnessToPay">Attributes × levels: the rise in price that a level offsets, −part-worth ÷ (utility of one unit of price); empty for the price itself.
/// Null without a price, and when dearer is not surely worse: a division by a coefficient that may be zero says nothing.</param>
/// <param name="NoneUtility">Utility of "none of these" against an average product; null where it was not offered.</param>
/// <param name="McFadden">Fit, 0 (no better than chance) … 1.</param>
/// <param name="Fit">The fitted model.</param>
public sealed record ConjointResult(
    ImmutableArray<ImmutableArray<Estimated>> PartWorths, ImmutableArray<Estimated> Importance, ImmutableArray<ImmutableArray<Estimated>>? WillingnessToPay, Estimated? NoneUtility, double McFadden, ChoiceFit Fit);
