using System.Collections.Immutable;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.ListLabels;

/// <summary>Which sets of labels are there, and how far are they?</summary>
public sealed record ListLabels;

/// <param name="Sets">The built-in sets, then the team's own.</param>
public sealed record LabelSetList(ImmutableArray<LabelSetLine> Sets);

/// <param name="Set">The set.</param>
/// <param name="Labelled">Comments with a label.</param>
/// <param name="Measured">Of these, so many are of the random part that measures.</param>
/// <param name="Annotators">People who labelled.</param>
/// <param name="Disputed">Comments about which people disagree.</param>
public sealed record LabelSetLine(LabelSet Set, int Labelled, int Measured, int Annotators, int Disputed);

public sealed class ListLabelsHandler(ILabelStore store)
{
    public async Task<LabelSetList> HandleAsync(ListLabels request, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<LabelSetLine>();
        foreach (var set in await store.SetsAsync(cancellationToken))
        {
            var labelled = new LabelBook(await store.LabelsAsync(set.Id, cancellationToken)).Labelled.ToArray();
            lines.Add(new LabelSetLine(
                set, labelled.Length, labelled.Count(c => LabelDraw.IsMeasured(c.Comment)), labelled.SelectMany(c => c.Votes).Select(v => v.Annotator).Distinct().Count(), labelled.Count(c => c.IsDisputed)));
        }

        return new LabelSetList(lines.ToImmutable());
    }
}
