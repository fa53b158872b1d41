using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.WorkDocuments;

/// <summary>One thing that a version of a document says, as it was then.</summary>
/// <param name="Key">Where it stands: the same in every version, whatever it says.</param>
/// <param name="About">Section, and row and column of its table, in words.</param>
/// <param name="Says">What it says, with figures and their evidence.</param>
public sealed record StatedFact(string Key, Phrase About, Phrase Says);
