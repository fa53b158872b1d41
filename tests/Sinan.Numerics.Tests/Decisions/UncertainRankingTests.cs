using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Decisions;
using Sinan.Numerics.Expressions;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Decisions;

public sealed class UncertainRankingTests
{
    static readonly Expression rice = Expression.TryParse("reach * impact * confidence / effort", ["reach", "impact", "confidence", "effort"], out _)!;
    static readonly Expression plain = Expression.TryParse("x", ["x"], out _)!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static UncertainValue Sure(double value) => new(value, value, value);

    [Fact]
    public void Sure_inputs_give_the_plain_score_and_a_sure_rank()
    {
        // By hand: 100 · 1 · 0.8 ÷ 5 = 16 and 1000 · 1 · 0.8 ÷ 5 = 160.
        var ranked = UncertainRanking.Rank(rice, [Sure(100), Sure(1), Sure(0.8), Sure(5), Sure(1000), Sure(1), Sure(0.8), Sure(5)], 4, new RankOptions { Seed = 1 }, Stop);

        Assert.Equal((160, new Bounds(160, 160)), (ranked[1].Score, ranked[1].ScoreInterval));
        Assert.Equal(16, ranked[0].Score, 9);
        Assert.Equal((1, 2), (ranked[1].Rank, ranked[0].Rank));
        Assert.Equal((1.0, new Bounds(1, 1)), (ranked[1].RankProbability, ranked[1].RankInterval));
    }

    [Fact]
    public void Equal_items_share_the_first_place_evenly()
    {
        // Two equal normals: each is first with probability one half; 4,000 draws keep that within 0.5 ± 4·√(0.25/4000) = ± 0.032.
        var ranked = UncertainRanking.Rank(plain, [new(100, 80, 120), new(100, 80, 120)], 1, new RankOptions { Seed = 7 }, Stop);

        Assert.InRange(ranked[0].Probabilities[0], 0.468, 0.532);
        Assert.Equal(1, ranked[0].Probabilities.Sum(), 9);
        // The interval of one input is the interval of the score when there is no other.
        Assert.InRange(ranked[0].ScoreInterval.Low, 78, 82);
        Assert.InRange(ranked[0].ScoreInterval.High, 118, 122);
    }

    [Fact]
    public void The_chance_to_be_first_is_that_of_two_normals()
    {
        // N(110, (20/1.96)²) above N(100, (20/1.96)²): Φ(10 ÷ (√2 · 10.204)) = Φ(0.693) = 0.7558.
        var ranked = UncertainRanking.Rank(plain, [new(110, 90, 130), new(100, 80, 120)], 1, new RankOptions { Seed = 3, Draws = 40_000 }, Stop);

        Assert.InRange(ranked[0].RankProbability, 0.7558 - 0.009, 0.7558 + 0.009);
    }

    [Fact]
    public void Every_place_is_taken_once_and_intervals_hold_their_level()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), ArbMap.Default.ArbFor<int>(), (size, seed) =>
        {
            var random = new SplitMix64(seed);
            var items = (size.Get % 12) + 1;
            var inputs = new UncertainValue[items];
            foreach (ref var input in inputs.AsSpan())
            {
                var value = 1 + (10 * random.NextDouble());
                input = new(value, value * random.NextDouble(), value * (1 + random.NextDouble()));
            }

            var ranked = UncertainRanking.Rank(plain, inputs, 1, new RankOptions { Seed = seed, Draws = 500 }, Stop);

            Assert.Equal(Enumerable.Range(1, items), ranked.Select(r => r.Rank).Order());
            for (var place = 0; place < items; place++)
                Assert.Equal(1, ranked.Sum(r => r.Probabilities[place]), 9);
            Assert.All(ranked, r =>
            {
                Assert.Equal(1, r.Probabilities.Sum(), 9);
                Assert.Equal(r.Probabilities[r.Rank - 1], r.RankProbability, 9);
                var inside = r.Probabilities[((int)r.RankInterval.Low - 1)..(int)r.RankInterval.High].Sum();
                Assert.True(inside >= 0.95 - 1e-9, $"{inside}");
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void The_same_seed_gives_the_same_answer_and_another_one_does_not()
    {
        var inputs = Enumerable.Range(1, 50).Select(n => new UncertainValue(100 * n, 50, 200 * n)).ToArray();

        var (once, again, other) = (Rank(3), Rank(3), Rank(4));

        Assert.Equal(once.Select(r => (r.ScoreInterval, r.RankProbability)), again.Select(r => (r.ScoreInterval, r.RankProbability)));
        Assert.NotEqual(once[0].ScoreInterval, other[0].ScoreInterval);

        RankedItem[] Rank(long seed) => UncertainRanking.Rank(plain, inputs, 1, new RankOptions { Seed = seed }, Stop);
    }

    [Fact]
    public void An_input_has_the_same_draws_in_every_formula_and_beside_every_other_item()
    {
        string[] names = ["x", "y"];
        UncertainValue[] inputs = [new(100, 50, 300), new(1, 0.5, 2), new(80, 20, 90), Sure(1)];
        var (alone, beside) = (Expression.TryParse("x", names, out _)!, Expression.TryParse("x + 0 * y", names, out _)!);

        var ranked = UncertainRanking.Rank(alone, inputs, 2, new RankOptions { Seed = 3 }, Stop);

        Assert.Equal(ranked.Select(r => r.ScoreInterval), UncertainRanking.Rank(beside, inputs, 2, new RankOptions { Seed = 3 }, Stop).Select(r => r.ScoreInterval));
        Assert.Equal(ranked[0].ScoreInterval, UncertainRanking.Rank(alone, inputs[..2], 2, new RankOptions { Seed = 3 }, Stop)[0].ScoreInterval);
    }

    [Fact]
    public void Places_are_those_of_sorting_every_draw()
    {
        // Sure scores of every sign and size, ties among them: the draws all give the same order.
        double[] scores = [3, -2, 0, 1e300, -1e-300, 3, 1e-300, -0.0, -1e300, 2.5];
        var ranked = UncertainRanking.Rank(plain, [.. scores.Select(Sure)], 1, new RankOptions { Seed = 1, Draws = 10 }, Stop);

        var expected = scores.Index().OrderByDescending(s => s.Item).ThenBy(s => s.Index).Select(s => s.Index);
        Assert.Equal(expected, ranked.Index().OrderBy(r => r.Item.RankInterval.Low).Select(r => r.Index));
        Assert.All(ranked, r => Assert.Equal((1, new Bounds(r.Rank, r.Rank)), (r.RankProbability, r.RankInterval)));
    }

    [Fact]
    public void A_score_without_value_ranks_last()
    {
        var ranked = UncertainRanking.Rank(Expression.TryParse("1 / x", ["x"], out _)!, [Sure(0), Sure(-5), Sure(2)], 1, new RankOptions { Seed = 1 }, Stop);

        Assert.Equal([3, 2, 1], ranked.Select(r => r.Rank));
        Assert.Equal(1, ranked[0].RankProbability);
    }

    [Fact]
    public void Inputs_that_are_no_table_are_refused() =>
        Assert.Throws<ArgumentException>(() => UncertainRanking.Rank(rice, [Sure(1), Sure(1), Sure(1)], 4, new RankOptions(), Stop));
}
