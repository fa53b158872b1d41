using System.Collections.Immutable;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>One section of a document.</summary>
/// <param name="Code">Its words are "deliver.section.{code}".</param>
/// <param name="Materials">What it is made of, in order.</param>
sealed record WorkSection(string Code, params ImmutableArray<Material> Materials);
