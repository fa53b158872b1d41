using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;
using Sinan.Stages.Decide.Contracts;

namespace Sinan.Stages.Decide.Domain;

/// <summary>What goes into one score.</summary>
sealed record ScoreInputs(Estimate Reach, Estimate Impact, Estimate Confidence, Estimate Effort)
{
    public double Score => Reach.Value * Impact.Value * Confidence.Value / Effort.Value;
}

/// <summary>Where one need stands.</summary>
sealed record Standing(Estimate Score, int Rank, Interval RankInterval, ImmutableArray<double> RankProbabilities)
{
    public double RankProbability => RankProbabilities[Rank - 1];

    public double TopThree => RankProbabilities.Take(3).Sum();
}

/// <summary>
/// Reach × impact × confidence ÷ effort (McBride, Intercom 2016), each input drawn from its interval: intervals of the scores and the chance of every rank.
/// </summary>
static class Ranking
{
    public const int Draws = 4_000;

    /// <summary>Places whose order matters to the reader.</summary>
    public const int Places = 5;

    /// <param name="inputs">One a need.</param>
    /// <param name="seed">Same seed, same answer.</param>
    /// <returns>In the order of <paramref name="inputs"/>.</returns>
    public static ImmutableArray<Standing> Rank(IReadOnlyList<ScoreInputs> inputs, long seed)
    {
        var n = inputs.Count;
        var scores = new double[n][];
        var random = new SplitMix64(seed);
        for (var i = 0; i < n; i++)
        {
            // A stream a need: adding one leaves the draws of the others as they were.
            var own = random.Fork(i);
            scores[i] = new double[Draws];
            for (var d = 0; d < Draws; d++)
                scores[i][d] = Draw(inputs[i].Reach, own) * Draw(inputs[i].Impact, own) * Draw(inputs[i].Confidence, own) / Draw(inputs[i].Effort, own);
        }

        var counts = new int[n, n];
        var order = new int[n];
        var keys = new double[n];
        for (var d = 0; d < Draws; d++)
        {
            for (var i = 0; i < n; i++)
                (order[i], keys[i]) = (i, -scores[i][d]);
            Array.Sort(keys, order);
            for (var place = 0; place < n; place++)
                counts[order[place], place]++;
        }

        var ranks = RanksOf([.. inputs.Select(i => i.Score)]);
        return
        [
            .. Enumerable.Range(0, n).Select(i =>
            {
                Array.Sort(scores[i]);
                var probabilities = Enumerable.Range(0, n).Select(place => counts[i, place] / (double)Draws).ToImmutableArray();
                var score = new Estimate(inputs[i].Score, Quantiles.OfSorted(scores[i], 0.025), Quantiles.OfSorted(scores[i], 0.975));
                return new Standing(score, ranks[i], Between(probabilities), probabilities);
            }),
        ];
    }

    /// <summary>The effort that nobody entered and that most likely changes the order of the first places; null when none does.</summary>
    /// <param name="inputs">One a need.</param>
    /// <param name="isEntered">Whether its effort was entered by a person.</param>
    public static (int Need, double Chance, double From, double To, int Place)? Missing(IReadOnlyList<ScoreInputs> inputs, IReadOnlyList<bool> isEntered)
    {
        const int steps = 200;
        var usual = Order(inputs);
        var places = Math.Min(Places, inputs.Count);
        (int Need, double Chance, double From, double To, int Place)? best = null;
        for (var i = 0; i < inputs.Count; i++)
        {
            if (isEntered[i])
                continue;
            // A smaller effort lifts the need, a larger one drops it: two different answers, of which the likelier one is told.
            var sides = new[] { new Turn(), new Turn() };
            for (var s = 0; s < steps; s++)
            {
                var effort = Quantile(inputs[i].Effort, (s + 0.5) / steps);
                var order = Order([.. inputs.Select((x, n) => n == i ? x with { Effort = new Estimate(effort, effort, effort) } : x)]);
                var first = Enumerable.Range(0, places).FirstOrDefault(p => order[p] != usual[p], -1);
                if (first >= 0)
                    sides[effort < inputs[i].Effort.Value ? 0 : 1].Add(effort, first + 1);
            }

            var side = sides[0].Count >= sides[1].Count ? sides[0] : sides[1];
            if (side.Count > 0 && (best is null || side.Count > best.Value.Chance * steps))
                best = (i, side.Count / (double)steps, side.From, side.To, side.Place);
        }

        return best;
    }

    /// <summary>Two half normals that meet at the value: each side as wide as its side of the interval.</summary>
    static double Draw(Estimate x, SplitMix64 random) => Place(x, random.Normal());

    static double Quantile(Estimate x, double p) => Place(x, Distribution.NormalQuantile(p));

    static double Place(Estimate x, double z) => Math.Max(x.Value + z / 1.96 * (z < 0 ? x.Value - x.Low : x.High - x.Value), x.Value / 100);

    static int[] RanksOf(double[] scores)
    {
        var ranks = new int[scores.Length];
        foreach (var (place, i) in Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ThenBy(i => i).Index())
            ranks[i] = place + 1;
        return ranks;
    }

    static int[] Order(IReadOnlyList<ScoreInputs> inputs) => [.. Enumerable.Range(0, inputs.Count).OrderByDescending(i => inputs[i].Score).ThenBy(i => i)];

    static Interval Between(ImmutableArray<double> probabilities)
    {
        var (sum, low, high) = (0.0, 0, 0);
        for (var place = 0; place < probabilities.Length; place++)
        {
            sum += probabilities[place];
            if (low == 0 && sum >= 0.025)
                low = place + 1;
            if (high == 0 && sum >= 0.975 - 1e-12)
                high = place + 1;
        }

        return new Interval(low, high);
    }

    /// <summary>The efforts on one side of the usual one that change the order.</summary>
    sealed class Turn
    {
        public int Count { get; private set; }

        public double From { get; private set; } = double.PositiveInfinity;

        public double To { get; private set; }

        /// <summary>First place that changes.</summary>
        public int Place { get; private set; } = int.MaxValue;

        public void Add(double effort, int place) => (Count, From, To, Place) = (Count + 1, Math.Min(From, effort), Math.Max(To, effort), Math.Min(Place, place));
    }
}
