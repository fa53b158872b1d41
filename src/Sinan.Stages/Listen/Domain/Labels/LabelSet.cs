using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Labels;

/// <summary>A question about a comment and the labels that answer it, at most one to a digit key.</summary>
/// <param name="Id">"kinds" or "sentiment", or the number of a set of the team's own.</param>
/// <param name="Name">As the team calls it; null for a built-in set, whose name is in the texts.</param>
/// <param name="Labels">Names of labels; keys of texts in a built-in set.</param>
public sealed record LabelSet(string Id, string? Name, ImmutableArray<string> Labels)
{
    public const int LeastLabels = 2;
    public const int MostLabels = 9;

    /// <summary>Characters of a name at most, of a set or of a label.</summary>
    public const int LongestName = 40;

    /// <summary>What people write: the kinds of feedback.</summary>
    public static LabelSet Kinds { get; } = new("kinds", null, ["bug", "request", "praise", "complaint", "question", "other"]);

    /// <summary>How they feel; what people label here teaches the model of sentiment too.</summary>
    public static LabelSet Sentiment { get; } = new("sentiment", null, ["negative", "positive", "neutral"]);

    public static ImmutableArray<LabelSet> BuiltIn { get; } = [Kinds, Sentiment];

    public Phrase Title => Name is { } name ? Phrase.Literal(name) : new Phrase("listen.labels.set." + Id);

    /// <summary>The name of a label for people.</summary>
    public Phrase NameOf(string label) => Name is null ? new Phrase("listen.label." + label) : Phrase.Literal(label);
}
