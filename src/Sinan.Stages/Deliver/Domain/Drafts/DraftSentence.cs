using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.Drafts;

/// <summary>One sentence of a draft.</summary>
/// <param name="Text">Without its marks of citation.</param>
/// <param name="Cites">Numbers of the evidence that it cites, in order, each once.</param>
public sealed record DraftSentence(string Text, ImmutableArray<int> Cites);
