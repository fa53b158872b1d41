using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Learn.Features.FindTerms;

/// <param name="All">Terms that there are.</param>
/// <param name="Terms">Those that were asked for, by name.</param>
/// <param name="Sentence">The answer.</param>
public sealed record Glossary(int All, ImmutableArray<GlossaryTerm> Terms, Phrase Sentence);
