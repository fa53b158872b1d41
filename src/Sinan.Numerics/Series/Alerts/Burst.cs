namespace Sinan.Numerics.Series.Alerts;

/// <summary>A time in which something came more often than usual.</summary>
/// <param name="Start">First period.</param>
/// <param name="End">Last period.</param>
/// <param name="Weight">How much better a raised rate explains it, in nats.</param>
public readonly record struct Burst(int Start, int End, double Weight);
