using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.ShowInitiativeDocument;

/// <summary>One document of an initiative.</summary>
/// <param name="Sentence">The answer in one sentence.</param>
/// <param name="Id">Number of the initiative.</param>
/// <param name="Title">Title of the initiative.</param>
/// <param name="Code">Which document.</param>
/// <param name="Stage">Stage that asks for it.</param>
/// <param name="State">How complete it would be if it were written now.</param>
/// <param name="Parts">Things that it is made of.</param>
/// <param name="Missing">Those that are not there yet, with who owes them.</param>
/// <param name="Version">The version shown; null before the first.</param>
/// <param name="Versions">All versions, newest first.</param>
/// <param name="Against">Version that <paramref name="Changes"/> compares with: the newest signed one, else the newest; null before the first.</param>
/// <param name="Changes">What the facts say otherwise now.</param>
public sealed record DocumentReport(
    Phrase Sentence, long Id, string Title, string Code, WorkStage Stage, DocumentState State, int Parts, ImmutableArray<MissingPart> Missing, DocumentVersion? Version,
    ImmutableArray<DocumentVersion> Versions, DocumentVersion? Against, ImmutableArray<FactChange> Changes)
{
    /// <summary>Whether the version shown is the newest.</summary>
    public bool IsNewest => Version?.Number == Versions.FirstOrDefault()?.Number;
}
