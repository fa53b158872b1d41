namespace Sinan.Numerics.Text;

/// <summary>How candidates of near duplicates are found; each is then checked exactly.</summary>
public enum NearDuplicateMethod
{
    /// <summary>Bands of MinHash signatures: finds a pair of similarity s with probability 1 − (1 − sʳ)ᵇ.</summary>
    MinHash,

    /// <summary>Fingerprints that differ in at most 3 of 64 bits: for long texts with small changes.</summary>
    SimHash,
}

/// <summary>What counts as a near duplicate.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>Bands of a MinHash signature. With 32 bands of 4 a pair of similarity 0.7 is found with probability 0.9998, one of 0.8 surely but for one in ten million.</summary>
    public const int Bands = 32;

    /// <summary>Places a band.</summary>
    public const int Rows = MinHash.Length / Bands;

    /// <summary>Least Jaccard similarity of shingles, above 0 up to 1. Default 0.8.</summary>
    public double Least { get; init; } = 0.8;

    public NearDuplicateMethod Method { get; init; } = NearDuplicateMethod.MinHash;

    /// <summary>Chooses the hash functions. Default 1.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Worker threads; the answer does not depend on them. Default 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Most earlier texts of one bucket that a text is compared with: keeps the time linear when thousands are alike but not the same. Default 64.</summary>
    public int MostCompared { get; init; } = 64;

    /// <summary>Probability that at least one band is equal: 1 − (1 − sʳ)ᵇ.</summary>
    /// <param name="similarity">s, 0…1.</param>
    public static double Recall(double similarity) => 1 - Math.Pow(1 - Math.Pow(similarity, Rows), Bands);
}
