namespace Sinan.Stages.Listen.Contracts;

/// <summary>What people said of comments, for stages that learn from it.</summary>
public interface ILabelledComments
{
    /// <summary>The built-in sets of labels, then the team's own.</summary>
    Task<IReadOnlyList<LabelledSet>> SetsAsync(CancellationToken cancellationToken);

    /// <summary>The set and its labels, by number of the comment; null when there is no such set.</summary>
    Task<(LabelledSet Set, IReadOnlyList<GivenLabel> Labels)?> FindAsync(string set, CancellationToken cancellationToken);
}
