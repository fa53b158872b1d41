using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Domain.TrainingDemands;

/// <summary>Whether one property of a training demand carries the training.</summary>
/// <param name="Code">"wanted", "examples", "repeats", "situations", "rare", "test_rows", "trainer", "cleared".</param>
/// <param name="State">Whether it holds.</param>
/// <param name="Says">Why.</param>
public sealed record TrainingCheck(string Code, CheckState State, Phrase Says);
