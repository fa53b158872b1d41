using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>What a document says otherwise now than it did then.</summary>
/// <param name="About">Which statement.</param>
/// <param name="Then">What it said; null when it is new.</param>
/// <param name="Now">What it says now; null when it is gone.</param>
public sealed record FactChange(Phrase About, Phrase? Then, Phrase? Now);
