namespace Sinan.Numerics.Learning;

/// <summary>What is known of a customer's orders at the moment of a forecast. Times in one unit throughout, weeks by custom.</summary>
/// <param name="Repeats">Orders after the first, x ≥ 0.</param>
/// <param name="Last">Time of the last repeat order since the first order; 0 without repeats.</param>
/// <param name="Age">Time since the first order, ≥ <paramref name="Last"/>.</param>
public readonly record struct RepeatHistory(int Repeats, double Last, double Age);
