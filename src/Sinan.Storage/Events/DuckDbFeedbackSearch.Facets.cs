using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;

namespace Sinan.Storage.Events;

/// <summary>Counts feedback by what stood around it.</summary>
public sealed partial class DuckDbFeedbackSearch
{
    static readonly FeedbackFacet[] joinedFacets = [FeedbackFacet.Version, FeedbackFacet.Device, FeedbackFacet.Segment];

    // Every page offers the same values: they are kept until the data or their readings change.
    volatile KeptValues? kept;

    public Task<ImmutableArray<FacetCount>> CountAsync(FeedbackFilter filter, FeedbackFacet by, int most, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Connect();
            var where = new Conditions();
            Add(where, filter);
            using var result = connection.Query(
                $"""
                SELECT {ColumnOf(by)}, count(*), count(r.sentiment), count(*) FILTER (r.sentiment < 0.5) FROM {Tables}{where.Sql}
                GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {most.ToString(CultureInfo.InvariantCulture)}
                """,
                [.. where.Values], cancellationToken);
            var counts = ImmutableArray.CreateBuilder<FacetCount>();
            foreach (var chunk in result)
            {
                for (var row = 0; row < chunk.Count; row++)
                    counts.Add(new FacetCount(chunk[0].TextOrNull(row), chunk[1].Values<long>()[row], chunk[2].Values<long>()[row], chunk[3].Values<long>()[row]));
            }

            return counts.ToImmutable();
        },
        cancellationToken);

    public async Task<ImmutableDictionary<FeedbackFacet, ImmutableArray<string>>> ValuesAsync(int most, CancellationToken cancellationToken)
    {
        // What changes while it is read changes the key of the next question.
        var key = (database.Current.Hash, database.Readings, most);
        if (kept is { } last && last.Key == key)
            return last.Values;
        var values = ImmutableDictionary.CreateBuilder<FeedbackFacet, ImmutableArray<string>>();
        foreach (var facet in Enum.GetValues<FeedbackFacet>())
            values[facet] = [.. (await CountAsync(new FeedbackFilter(), facet, most + 1, cancellationToken)).Select(c => c.Value).OfType<string>().Take(most)];
        kept = new KeptValues(key, values.ToImmutable());
        return kept.Values;
    }

    public Task<ImmutableArray<FacetCover>> CoverAsync(FeedbackFilter filter, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Connect();
            var where = new Conditions();
            Add(where, filter);
            var counted = joinedFacets.Select(NameOf).Select(name => $"count(f.{name}), count(r.{name}) FILTER (f.{name} IS NULL)");
            using var result = connection.Query($"SELECT {string.Join(", ", counted)} FROM {Tables}{where.Sql}", [.. where.Values], cancellationToken);
            using var chunk = result.Next()!;
            return joinedFacets.Select((facet, i) => new FacetCover(facet, chunk[2 * i].Values<long>()[0], chunk[(2 * i) + 1].Values<long>()[0])).ToImmutableArray();
        },
        cancellationToken);

    /// <summary>What feedback brought with itself goes before what was joined.</summary>
    static string ColumnOf(FeedbackFacet facet) => facet == FeedbackFacet.Source ? "f.source" : $"coalesce(f.{NameOf(facet)}, r.{NameOf(facet)})";

    static string NameOf(FeedbackFacet facet) => facet switch { FeedbackFacet.Version => "version", FeedbackFacet.Device => "device", FeedbackFacet.Segment => "segment", _ => "source" };

    /// <param name="Key">Hash of the data version, number of the readings, most values.</param>
    /// <param name="Values">What was counted.</param>
    sealed record KeptValues((string Version, long Readings, int Most) Key, ImmutableDictionary<FeedbackFacet, ImmutableArray<string>> Values);
}
