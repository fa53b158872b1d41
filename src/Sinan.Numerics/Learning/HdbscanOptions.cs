namespace Sinan.Numerics.Learning;

/// <summary>How to find dense groups.</summary>
/// <param name="LeastClusterSize">Smaller groups are noise.</param>
/// <param name="Neighbours">The distance to this neighbour, not counting the row itself, says how dense it is around a row.</param>
/// <param name="MostExactRows">Beyond as many rows a random sample is grouped and the others join the group of their nearest sampled row.</param>
/// <param name="Seed">Seed of the sample.</param>
/// <param name="Threads">Worker threads; 0 = all. The answer is the same for any number.</param>
public sealed record HdbscanOptions(int LeastClusterSize = 10, int Neighbours = 5, int MostExactRows = 20_000, long Seed = 1, int Threads = 0);
