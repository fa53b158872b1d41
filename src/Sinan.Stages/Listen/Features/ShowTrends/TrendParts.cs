using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Features.ShowTrends;

/// <summary>A series by the values of a facet.</summary>
/// <param name="search">Counts the comments.</param>
/// <param name="filter">Comments of the question, whatever their theme.</param>
/// <param name="byPeriod">Adds up slices by period.</param>
sealed class TrendParts(IFeedbackSearch search, FeedbackFilter filter, Func<IEnumerable<FeedbackSlice>, Func<FeedbackSlice, long>, double[]> byPeriod)
{
    /// <summary>Values among which the most frequent negative ones are looked for.</summary>
    const int MostValues = 500;

    /// <param name="name">The series; shares of negative comments are of the comments of the value.</param>
    /// <param name="by">The facet.</param>
    /// <param name="names">Names of values.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    public async Task<ImmutableArray<TrendPart>> OfAsync(SeriesName name, FeedbackFacet by, FacetNames names, CancellationToken cancellationToken)
    {
        var own = name.Narrow(filter);
        var counted = await search.CountAsync(own, by, MostValues, cancellationToken);
        var top = counted.Where(v => v.Value is not null).Select(v => (Value: v.Value!, Size: name.Kind == SeriesName.Negativity ? v.Negative : v.Comments))
            .Where(v => v.Size > 0).OrderByDescending(v => v.Size).ThenBy(v => v.Value, StringComparer.Ordinal).Take(ShowTrends.MostParts);
        var parts = ImmutableArray.CreateBuilder<TrendPart>();
        foreach (var (value, _) in top)
            parts.Add(PartOf(name, value, names.Of(by, value), await search.CountAsync(Only(own, by, value), cancellationToken)));
        return parts.ToImmutable();
    }

    TrendPart PartOf(SeriesName name, string value, Phrase called, ImmutableArray<FeedbackSlice> slices)
    {
        var wholes = byPeriod(slices, s => s.Pieces).TakeLast(ShowTrends.MostShown).ToArray();
        if (name.Kind != SeriesName.Negativity)
            return new TrendPart(value, called, [.. wholes.Select(p => double.IsNaN(p) ? (double?)null : p)], [.. wholes.Select(_ => (Interval?)null)]);
        var parts = byPeriod(slices, s => s.Negative).TakeLast(ShowTrends.MostShown).ToArray();
        return new TrendPart(
            value, called, [.. parts.Zip(wholes, (part, whole) => whole > 0 ? part / whole : (double?)null)],
            [.. parts.Zip(wholes, (part, whole) => whole > 0 && Proportions.Wilson(part, whole) is var bounds ? new Interval(bounds.Low, bounds.High) : null)]);
    }

    static FeedbackFilter Only(FeedbackFilter filter, FeedbackFacet by, string value) => by switch
    {
        FeedbackFacet.Version => filter with { Version = value },
        FeedbackFacet.Device => filter with { Device = value },
        FeedbackFacet.Segment => filter with { Segment = value },
        _ => filter with { Source = value },
    };
}
