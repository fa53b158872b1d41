using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Features.ListInitiativeDocuments;

/// <summary>One document in the list.</summary>
/// <param name="Code">Which.</param>
/// <param name="Stage">Stage that asks for it.</param>
/// <param name="State">How complete it would be if it were written now.</param>
/// <param name="Parts">Things that it is made of.</param>
/// <param name="Missing">Those that are not there yet.</param>
/// <param name="Version">Newest version; null before the first.</param>
/// <param name="Signed">Newest version with a name under it; null for none.</param>
/// <param name="Signatures">Names under that version.</param>
/// <param name="Changed">Statements that differ now from the signed version, else from the newest; null before the first.</param>
public sealed record InitiativeDocumentLine(
    string Code, WorkStage Stage, DocumentState State, int Parts, int Missing, int? Version, int? Signed, ImmutableArray<DocumentSignature> Signatures, int? Changed);
