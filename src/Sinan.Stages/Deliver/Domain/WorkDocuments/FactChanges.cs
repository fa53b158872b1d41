using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>Compares what a document said with what it says now.</summary>
static class FactChanges
{
    /// <summary>What differs to a reader, in the order of the document now, what is gone last.</summary>
    /// <param name="then">Facts of a version.</param>
    /// <param name="now">Facts as they are.</param>
    /// <param name="texts">What counts is what readers see, so a change that rounds away is none; the languages do not differ in that.</param>
    public static ImmutableArray<FactChange> Between(ImmutableArray<StatedFact> then, ImmutableArray<StatedFact> now, TextCatalog texts)
    {
        var words = new Localizer(texts, Lang.English);
        var (before, after) = (then.ToDictionary(f => f.Key, StringComparer.Ordinal), now.Select(f => f.Key).ToHashSet(StringComparer.Ordinal));
        return
        [
            .. now.Where(f => !before.TryGetValue(f.Key, out var old) || words.Write(old.Says) != words.Write(f.Says)).Select(f => new FactChange(f.About, before.GetValueOrDefault(f.Key)?.Says, f.Says)),
            .. then.Where(f => !after.Contains(f.Key)).Select(f => new FactChange(f.About, f.Says, null)),
        ];
    }
}
