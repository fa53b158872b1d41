namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>The labels of one set, by comment and by annotator.</summary>
public sealed class LabelBook
{
    readonly IReadOnlyList<CommentLabel> entries;
    readonly Dictionary<long, LabelledComment> comments;

    /// <param name="entries">Labels of the set, oldest first.</param>
    public LabelBook(IReadOnlyList<CommentLabel> entries)
    {
        this.entries = entries;
        comments = entries.GroupBy(e => e.Comment).ToDictionary(
            g => g.Key, g => new LabelledComment(g.Key, [.. g.Where(e => !e.IsFinal && e.Label is not null)], g.LastOrDefault(e => e.IsFinal)));
    }

    /// <summary>Comments with at least one label, by number.</summary>
    public IEnumerable<LabelledComment> Labelled => comments.Values.Where(c => !c.Votes.IsEmpty || c.Final is not null).OrderBy(c => c.Comment);

    /// <summary>The label that counts, by comment; disputed ones are not among them.</summary>
    public IReadOnlyDictionary<long, string> Truths => Labelled.Where(c => c.Truth is not null).ToDictionary(c => c.Comment, c => c.Truth!);

    public LabelledComment? Find(long comment) => comments.GetValueOrDefault(comment);

    /// <summary>What a person labelled or passed over, oldest first.</summary>
    public IReadOnlyList<CommentLabel> By(string annotator) => [.. entries.Where(e => !e.IsFinal && e.Annotator == annotator)];
}
