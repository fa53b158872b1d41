using Sinan.Kernel;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Features.LabelComments;

/// <summary>Takes a person's newest label back.</summary>
/// <param name="Set">Set of labels.</param>
/// <param name="Annotator">Whose label.</param>
public sealed record UndoLabel(string Set, string Annotator);

public sealed class UndoLabelHandler(ILabelStore store)
{
    /// <returns>The label that is gone. Problems "listen.labels.no_set", "listen.labels.nothing_to_undo".</returns>
    public async Task<Outcome<CommentLabel>> HandleAsync(UndoLabel request, CancellationToken cancellationToken)
    {
        var set = await store.FindAsync(request.Set, cancellationToken);
        if (!set.IsOk)
            return set.Problem;
        return await store.UndoAsync(request.Set, request.Annotator, cancellationToken) is { } label ? label : new Problem("listen.labels.nothing_to_undo", ProblemKind.Conflict);
    }
}
