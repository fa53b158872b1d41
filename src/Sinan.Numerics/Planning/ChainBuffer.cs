using System.Collections.Immutable;

namespace Sinan.Numerics.Planning;

/// <summary>Tasks one after another and the time to keep free behind them.</summary>
/// <param name="Tasks">Positions in the plan, first to last.</param>
/// <param name="Joins">The task that waits for the last of them; null for the chain that ends the plan.</param>
/// <param name="Length">Working days from the beginning of the first to the end of the last, all durations at their medians.</param>
/// <param name="Days">The buffer: √Σ (safe − median)².</param>
/// <param name="Room">Working days that lie between the chain and the task it joins anyway; the buffer of the ending chain has none.</param>
public sealed record ChainBuffer(ImmutableArray<int> Tasks, int? Joins, double Length, double Days, double Room);
