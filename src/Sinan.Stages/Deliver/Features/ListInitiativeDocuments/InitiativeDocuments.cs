using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.ListInitiativeDocuments;

/// <summary>The documents of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Documents">In the order of the stages.</param>
public sealed record InitiativeDocuments(Phrase Sentence, long Id, string Title, ImmutableArray<InitiativeDocumentLine> Documents);
