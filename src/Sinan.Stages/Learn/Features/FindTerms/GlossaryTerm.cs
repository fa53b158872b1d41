using System.Collections.Immutable;

namespace Sinan.Stages.Learn.Features.FindTerms;

/// <param name="Name">Name in the texts ("funnel").</param>
/// <param name="Label">The term in the reader's language.</param>
/// <param name="Hint">Its meaning in two sentences, with an example.</param>
/// <param name="Places">Where it is used.</param>
public sealed record GlossaryTerm(string Name, string Label, string Hint, ImmutableArray<TermPlace> Places);
