using System.Collections.Immutable;

namespace Sinan.Stages.Decide.Domain.Market;

/// <summary>Features of ours and of others, and notes on the market; kept under the setting <see cref="Key"/>.</summary>
/// <param name="Products">Ours first, then the others.</param>
/// <param name="Features">Rows, in the order entered.</param>
/// <param name="Notes">Newest first.</param>
public sealed record MarketBoard(ImmutableArray<string> Products, ImmutableArray<MarketFeature> Features, ImmutableArray<MarketNote> Notes)
{
    public const string Key = "decide.market";

    public const int MostProducts = 12, MostFeatures = 500, MostNotes = 2_000;

    public static MarketBoard Empty { get; } = new([], [], []);

    /// <summary>Others that have a feature which ours has not, or only in part; the widest gaps first.</summary>
    public IEnumerable<(MarketFeature Feature, int Others)> Gaps => Products.IsEmpty
        ? []
        : Features.Where(f => f.Of(Products[0]) is FeatureSupport.None or FeatureSupport.Partial)
            .Select(f => (f, Products.Skip(1).Count(p => f.Of(p) == FeatureSupport.Full))).Where(g => g.Item2 > 0).OrderByDescending(g => g.Item2);
}
