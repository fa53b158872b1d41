using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Listen.Domain.Facets;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Listen.Data;

/// <summary>What comments can be told apart by.</summary>
public sealed class FacetShelf(IFeedbackSearch search, ISegments segments)
{
    /// <summary>Values of a facet that are offered.</summary>
    public const int MostValues = 50;

    public async Task<FacetNames> NamesAsync(CancellationToken cancellationToken) => new(await segments.LatestAsync(cancellationToken));

    /// <summary>The facets that any comment has a value of.</summary>
    public async Task<ImmutableArray<FacetChoices>> ChoicesAsync(CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken);
        var values = await search.ValuesAsync(MostValues, cancellationToken);
        return [.. values.Where(v => v.Value.Length > 0).OrderBy(v => v.Key).Select(v => new FacetChoices(v.Key, [.. v.Value.Select(value => new FacetValue(value, names.Of(v.Key, value)))]))];
    }
}
