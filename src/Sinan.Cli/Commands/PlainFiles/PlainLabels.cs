using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Domain.Labels;

namespace Sinan.Cli.Commands.PlainFiles;

/// <summary>Labels of a plain file: nobody has given any.</summary>
sealed class PlainLabels : ILabelStore
{
    public Task<IReadOnlyList<LabelSet>> SetsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<LabelSet>>(LabelSet.BuiltIn);

    public Task<LabelSet?> AddSetAsync(string name, IReadOnlyList<string> labels, CancellationToken cancellationToken) => Task.FromResult<LabelSet?>(null);

    public Task<IReadOnlyList<CommentLabel>> LabelsAsync(string set, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CommentLabel>>([]);

    public Task SaveAsync(CommentLabel label, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<CommentLabel?> UndoAsync(string set, string annotator, CancellationToken cancellationToken) => Task.FromResult<CommentLabel?>(null);

    public Task<IReadOnlyDictionary<string, int>> DisputesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>());
}
