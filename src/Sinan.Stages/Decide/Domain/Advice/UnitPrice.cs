using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain.Advice;

/// <summary>What one unit costs.</summary>
/// <param name="Value">In CNY.</param>
/// <param name="AsOf">Day on which it was so.</param>
/// <param name="IsEntered">Whether a person entered it; else it is a default of the product.</param>
public sealed record UnitPrice(Estimate Value, DateOnly AsOf, bool IsEntered);
