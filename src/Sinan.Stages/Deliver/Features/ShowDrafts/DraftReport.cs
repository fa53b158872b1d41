using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.ShowDrafts;

/// <summary>The prose of a document's sections.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Its title.</param>
/// <param name="Document">Code of the document.</param>
/// <param name="Language">Language of the prose.</param>
/// <param name="Model">The large model that would draft; null when none is named.</param>
/// <param name="Sections">Sections with figures, in the order of the document.</param>
public sealed record DraftReport(Phrase Sentence, long Id, string Title, string Document, string Language, string? Model, ImmutableArray<SectionReport> Sections);
