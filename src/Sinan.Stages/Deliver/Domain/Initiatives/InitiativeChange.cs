using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>What a step of work made of an initiative.</summary>
/// <param name="Now">The initiative after it.</param>
/// <param name="Says">What was done, for its history.</param>
public sealed record InitiativeChange(Initiative Now, Phrase Says);
