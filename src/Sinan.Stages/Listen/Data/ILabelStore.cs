using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Stages.Listen.Data;

/// <summary>Sets of labels and what people said of comments, in the workspace's relational store.</summary>
public interface ILabelStore
{
    /// <summary>The built-in sets, then the team's own, oldest first.</summary>
    Task<IReadOnlyList<LabelSet>> SetsAsync(CancellationToken cancellationToken);

    /// <summary>Adds a set of the team's own; null when there is one of that name, ignoring case.</summary>
    Task<LabelSet?> AddSetAsync(string name, IReadOnlyList<string> labels, CancellationToken cancellationToken);

    /// <summary>All labels of a set, oldest first.</summary>
    Task<IReadOnlyList<CommentLabel>> LabelsAsync(string set, CancellationToken cancellationToken);

    /// <summary>Keeps a label in place of what the same person said of the comment before; a final one in place of the final one. The store gives the time.</summary>
    Task SaveAsync(CommentLabel label, CancellationToken cancellationToken);

    /// <summary>Takes a person's newest label of a set back, final ones excepted; null when there is none.</summary>
    Task<CommentLabel?> UndoAsync(string set, string annotator, CancellationToken cancellationToken);

    /// <summary>Comments that people label differently and nobody has settled, by set; sets without any are left out.</summary>
    Task<IReadOnlyDictionary<string, int>> DisputesAsync(CancellationToken cancellationToken);
}
