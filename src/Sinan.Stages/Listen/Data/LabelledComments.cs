using System.Collections.Immutable;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Data;

sealed class LabelledComments(ILabelStore store) : ILabelledComments
{
    public async Task<IReadOnlyList<LabelledSet>> SetsAsync(CancellationToken cancellationToken)
    {
        var sets = new List<LabelledSet>();
        foreach (var set in await store.SetsAsync(cancellationToken))
            sets.Add(Of(set, new LabelBook(await store.LabelsAsync(set.Id, cancellationToken))));
        return sets;
    }

    public async Task<(LabelledSet Set, IReadOnlyList<GivenLabel> Labels)?> FindAsync(string set, CancellationToken cancellationToken)
    {
        if ((await store.SetsAsync(cancellationToken)).FirstOrDefault(s => s.Id == set) is not { } known)
            return null;
        var book = new LabelBook(await store.LabelsAsync(set, cancellationToken));
        return (Of(known, book),
            [.. book.Labelled.Select(c => new GivenLabel(c.Comment, c.Truth, Vote(c, 0), Vote(c, 1), LabelDraw.IsMeasured(c.Comment)))]);
    }

    static string? Vote(LabelledComment comment, int place) => place < comment.Votes.Length ? comment.Votes[place].Label : null;

    static LabelledSet Of(LabelSet set, LabelBook book) =>
        new(set.Id, set.Title, set.Labels.ToImmutableSortedDictionary(l => l, set.NameOf, StringComparer.Ordinal), book.Truths.Count, set.Name is not null);
}
