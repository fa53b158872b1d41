using System.Collections.Immutable;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>A document that an initiative owes.</summary>
/// <param name="Code">Stable name, part of addresses; its words are "deliver.paper.{code}".</param>
/// <param name="Stage">Stage that asks for it.</param>
/// <param name="Sections">What a professional expects to read in it, in order.</param>
sealed record WorkDocument(string Code, WorkStage Stage, params ImmutableArray<WorkSection> Sections);
