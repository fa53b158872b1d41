using Sinan.Kernel;
using Sinan.Numerics.Behavior;
using Sinan.Stages.Understand.Domain.Segments;

namespace Sinan.Stages.Understand.Data;

/// <summary>Brings the index and the items' categories together.</summary>
public sealed class FeatureSources(IItemCategories items, IWorkspace workspace)
{
    /// <summary>Categories that portraits list; a catalogue of thousands keeps its largest by items.</summary>
    const int MostCategories = 40;

    public async Task<FeatureSource> OfAsync(BehaviorIndex index, CancellationToken cancellationToken) =>
        Of(index, workspace.Zone, await items.AllAsync(cancellationToken));

    /// <param name="index">The index.</param>
    /// <param name="zone">Zone of hours and weekdays.</param>
    /// <param name="categoryOf">Category by item id; a text column "category" of the index serves where there is none.</param>
    public static FeatureSource Of(BehaviorIndex index, TimeZoneInfo zone, IReadOnlyDictionary<string, string> categoryOf)
    {
        var items = index.Column("item") is { IsNumber: false } itemColumn ? itemColumn : null;
        if (categoryOf.Count == 0 && index.Column("category") is { IsNumber: false, IsCoded: true } column)
        {
            // Events that name a category instead of an item: the category is the item.
            categoryOf = column.Texts.ToDictionary(t => t, t => t, StringComparer.Ordinal);
            items = column;
        }

        var categories = categoryOf.Values.CountBy(c => c, StringComparer.Ordinal)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostCategories).Select(c => c.Key).ToList();
        var place = categories.Index().ToDictionary(c => c.Item, c => c.Index, StringComparer.Ordinal);
        var categoryOfItem = new int[items?.Texts.Count ?? 0];
        for (var i = 0; i < categoryOfItem.Length; i++)
            categoryOfItem[i] = categoryOf.TryGetValue(items!.Texts[i], out var category) ? place.GetValueOrDefault(category, -1) : -1;
        return new FeatureSource(index, zone, categoryOfItem, categories, items, Number("value"), Number("duration"));

        BehaviorColumn? Number(string name) => index.Column(name) is { IsNumber: true } found ? found : null;
    }
}
