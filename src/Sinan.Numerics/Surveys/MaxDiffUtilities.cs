using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Utilities of the items by the choice model.</summary>
/// <param name="Utilities">Log odds, one an item, sum 0.</param>
/// <param name="Intervals">Of the utilities.</param>
/// <param name="Shares">Rescaled to a sum of 100: how likely the item is best of a set, "twice as much" meaning twice as likely.</param>
/// <param name="ShareIntervals">Of the shares.</param>
/// <param name="McFadden">Fit, 0 (no better than chance) … 1.</param>
public sealed record MaxDiffUtilities(double[] Utilities, Bounds[] Intervals, double[] Shares, Bounds[] ShareIntervals, double McFadden);
