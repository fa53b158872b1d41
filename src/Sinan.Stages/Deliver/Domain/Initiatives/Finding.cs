using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>What a check or one side of an initiative comes to.</summary>
/// <param name="State">Whether it holds.</param>
/// <param name="Says">Why, with its figures and their evidence.</param>
public sealed record Finding(CheckState State, Phrase Says);
