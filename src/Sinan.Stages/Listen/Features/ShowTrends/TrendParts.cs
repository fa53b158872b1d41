using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Alerts;
using Sinan.Stages.Listen.Domain.Facets;

namespace Sinan.Stages.Listen.Features.ShowTrends;

/// <summary>A series by the values of a facet.</summary>
static class TrendParts
{
    /// <param name="counts">Comments by period.</param>
    /// <param name="name">The series; shares of negative comments are of the comments of the value.</param>
    /// <param name="has">Whether a comment counts in it.</param>
    /// <param name="by">The facet.</param>
    /// <param name="comments">Comments in all.</param>
    /// <param name="names">Names of values.</param>
    public static ImmutableArray<TrendPart> Of(FeedbackCounts counts, SeriesName name, Func<int, bool> has, FeedbackFacet by, int comments, FacetNames names)
    {
        string?[] valueOf = [.. Enumerable.Range(0, comments).Select(i => counts.ValueOf(i, by))];
        var top = Enumerable.Range(0, comments).Where(i => counts.PeriodOf(i) >= 0 && has(i)).Select(i => valueOf[i]).OfType<string>()
            .CountBy(v => v).OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Take(ShowTrends.MostParts).Select(v => v.Key).ToArray();
        return [.. top.Select(value => Of(counts, name, has, valueOf, value, names.Of(by, value)))];
    }

    static TrendPart Of(FeedbackCounts counts, SeriesName name, Func<int, bool> has, string?[] valueOf, string value, Phrase called)
    {
        var parts = counts.Count(i => has(i) && valueOf[i] == value).TakeLast(ShowTrends.MostShown).ToArray();
        if (name.Kind != SeriesName.Negativity)
            return new TrendPart(value, called, [.. parts.Select(p => double.IsNaN(p) ? (double?)null : p)], [.. parts.Select(_ => (Interval?)null)]);
        var wholes = counts.Count(i => valueOf[i] == value).TakeLast(ShowTrends.MostShown).ToArray();
        return new TrendPart(
            value, called, [.. parts.Zip(wholes, (part, whole) => whole > 0 ? part / whole : (double?)null)],
            [.. parts.Zip(wholes, (part, whole) => whole > 0 && Proportions.Wilson(part, whole) is var bounds ? new Interval(bounds.Low, bounds.High) : null)]);
    }
}
