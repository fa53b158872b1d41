using System.Collections.Immutable;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Decisions;

/// <summary>Where one item stands among others whose scores are not sure.</summary>
/// <param name="Score">From the medians of its inputs.</param>
/// <param name="ScoreInterval">Interval over the draws.</param>
/// <param name="Rank">From 1, by the scores.</param>
/// <param name="RankInterval">Interval of the rank over the draws, whole numbers.</param>
/// <param name="RankProbability">Share of draws in which it has its rank.</param>
/// <param name="Probabilities">Share of draws in which it took the first, second … place, for the places asked for.</param>
public sealed record RankedItem(double Score, Bounds ScoreInterval, int Rank, Bounds RankInterval, double RankProbability, ImmutableArray<double> Probabilities)
{
    /// <summary>Chance of being among the first so many, at most as many as there are probabilities.</summary>
    public double Among(int places) => Math.Min(1, Probabilities.Take(places).Sum());
}
