using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Initiatives;

/// <summary>A check of an initiative as it stands.</summary>
/// <param name="Check">Which.</param>
/// <param name="State">Whether it holds.</param>
/// <param name="Says">Why, for a measured one; null for the others.</param>
/// <param name="Answer">What a person answered; null for none.</param>
public sealed record CheckResult(StepCheck Check, CheckState State, Phrase? Says, CheckAnswer? Answer);
