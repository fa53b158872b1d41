using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>All that people said of one comment in one set.</summary>
/// <param name="Comment">Number of the feedback.</param>
/// <param name="Votes">Labels of annotators, oldest first; those who passed it over are not among them.</param>
/// <param name="Final">What settled a disagreement; null for none.</param>
public sealed record LabelledComment(long Comment, ImmutableArray<CommentLabel> Votes, CommentLabel? Final)
{
    /// <summary>Whether people disagree and nobody has settled it.</summary>
    public bool IsDisputed => Final is null && Votes.Any(v => v.Label != Votes[0].Label);

    /// <summary>The label that counts: the settled one, else what more than half said; null when there is none.</summary>
    public string? Truth => Final?.Label ?? Votes.GroupBy(v => v.Label).FirstOrDefault(g => 2 * g.Count() > Votes.Length)?.Key;
}
