namespace Sinan.Kernel;

/// <summary>What pruning did to things of one kind.</summary>
/// <param name="Kept">How many are left.</param>
/// <param name="Gone">How many were removed.</param>
public sealed record PruneCount(long Kept, long Gone);
