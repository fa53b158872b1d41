using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>An answer that the measured facts suggest.</summary>
/// <param name="Says">The answer in words, with its figures.</param>
/// <param name="Option">The option that it stands for, for a choice; null = the words are the answer.</param>
public sealed record Proposal(Phrase Says, string? Option = null);
