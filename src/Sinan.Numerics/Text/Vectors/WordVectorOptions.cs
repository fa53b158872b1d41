namespace Sinan.Numerics.Text;

/// <summary>How word vectors are trained.</summary>
public sealed record WordVectorOptions
{
    /// <summary>Length of a vector, a multiple of 16; 64 by default. While training a word takes 8 bytes a dimension and a gram 4, afterwards 2 each.</summary>
    public int Dimensions { get; init; } = 64;

    /// <summary>Words to each side that are company, 5 by default; the reach is drawn anew for each word, so near ones count more.</summary>
    public int Window { get; init; } = 5;

    /// <summary>Words drawn against each one that was met, 5 by default.</summary>
    public int Negatives { get; init; } = 5;

    /// <summary>Words that come less often get no row of their own, 5 by default; their grams still give them a vector.</summary>
    public int LeastCount { get; init; } = 5;

    /// <summary>The most frequent words that are learned, 50,000 by default: bounds the memory.</summary>
    public int MostWords { get; init; } = 50_000;

    /// <summary>Passes over the texts, 15 by default; fewer where these would read more than <see cref="MostRead"/>, at least one.</summary>
    public int Passes { get; init; } = 15;

    /// <summary>Words read in all passes together, 8 million by default: bounds the time.</summary>
    public long MostRead { get; init; } = 8_000_000;

    /// <summary>Step of the first word, falling to nothing in a line; 0.05 by default.</summary>
    public double Step { get; init; } = 0.05;

    /// <summary>Words that make up more of the texts are passed over now and then, 0.0001 by default; never those that are no more frequent than words are on average.</summary>
    public double Frequent { get; init; } = 1e-4;

    /// <summary>Places that grams are hashed to, 2²⁰ by default; only those used take memory.</summary>
    public int Buckets { get; init; } = 1 << 20;

    public required long Seed { get; init; }

    /// <summary>Threads that cut words; the answer does not depend on them.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Passes over texts of so many words.</summary>
    public int PassesOver(long words) => (int)Math.Clamp(MostRead / Math.Max(1, words), 1, Passes);
}
