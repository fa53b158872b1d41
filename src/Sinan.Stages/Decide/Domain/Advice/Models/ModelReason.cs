using Sinan.Kernel;

namespace Sinan.Stages.Decide.Domain.Advice.Models;

/// <summary>Why a family suits or does not.</summary>
/// <param name="Speaks">True = for it, false = against it, null = a condition.</param>
/// <param name="Says">Why.</param>
public sealed record ModelReason(bool? Speaks, Phrase Says);
