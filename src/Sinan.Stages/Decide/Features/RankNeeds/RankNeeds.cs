namespace Sinan.Stages.Decide.Features.RankNeeds;

/// <summary>Finds the needs in behaviour, voices and baskets, scores and ranks them.</summary>
/// <param name="Seed">Seed of the draws behind intervals and rank probabilities.</param>
public sealed record RankNeeds(long Seed)
{
    public const long DefaultSeed = 20_240_229;
}
