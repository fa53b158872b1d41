using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>One sentence of prose that was held against its evidence.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Evidence">What it cites, in order.</param>
public sealed record CitedSentence(string Text, ImmutableArray<EvidenceId> Evidence)
{
    /// <summary>The sentence as a phrase whose words carry their evidence into every page and document.</summary>
    public Phrase AsPhrase() => Evidence.Skip(1).Aggregate(
        new Phrase("literal", Fact.Of("text", Text).From(Evidence[0])), (said, also) => new Phrase("deliver.draft.cited", Fact.Of("text", said), Fact.Of("mark", "").From(also)));
}
