using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>A draft after its check.</summary>
/// <param name="Paragraphs">What holds: paragraphs of sentences, none of them empty.</param>
/// <param name="Removed">What was struck out, in order.</param>
public sealed record CheckedDraft(ImmutableArray<ImmutableArray<DraftSentence>> Paragraphs, ImmutableArray<Removal> Removed);
