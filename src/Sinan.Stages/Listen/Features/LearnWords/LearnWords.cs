namespace Sinan.Stages.Listen.Features.LearnWords;

/// <summary>Learns from the comments which words are used alike, and keeps what it learned.</summary>
/// <param name="Seed">Same comments and seed, same answer.</param>
public sealed record LearnWords(long Seed = LearnWords.DefaultSeed)
{
    public const long DefaultSeed = 20_240_229;

    /// <summary>The newest comments that are read: at most about a quarter of a minute on one core, and 60 MB.</summary>
    public const int MostComments = 100_000;

    /// <summary>So many comments are learned from within a reading, in some seconds; more by a job of its own.</summary>
    public const int FewComments = 20_000;
}
