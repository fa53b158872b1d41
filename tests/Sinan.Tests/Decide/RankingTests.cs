using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Domain;

namespace Sinan.Tests.Decide;

public sealed class RankingTests
{
    static Estimate Sure(double value) => new(value, value, value);

    static ScoreInputs Inputs(double reach, double effort = 5, double? effortLow = null, double? effortHigh = null) =>
        new(Sure(reach), Sure(1), Sure(0.8), new Estimate(effort, effortLow ?? effort, effortHigh ?? effort));

    [Fact]
    public void Sure_inputs_give_the_plain_score_and_a_sure_rank()
    {
        // By hand: 1000 · 1 · 0.8 ÷ 5 = 160 and 100 · 1 · 0.8 ÷ 5 = 16.
        var standings = Ranking.Rank([Inputs(100), Inputs(1000)], 1);

        Assert.Equal(new Estimate(160, 160, 160), standings[1].Score);
        Assert.Equal(16, standings[0].Score.Value, 9);
        Assert.Equal((1, 2), (standings[1].Rank, standings[0].Rank));
        Assert.Equal(1.0, standings[1].RankProbability);
        Assert.Equal((1.0, 1.0), (standings[1].RankInterval.Low, standings[1].RankInterval.High));
    }

    [Fact]
    public void Equal_needs_share_the_first_place_evenly()
    {
        // Two equal normals: each is first with probability one half; 4,000 draws keep that within 0.5 ± 4·√(0.25/4000) = ± 0.032.
        var unsure = new ScoreInputs(new Estimate(100, 80, 120), Sure(1), Sure(1), Sure(1));
        var standings = Ranking.Rank([unsure, unsure], 7);

        Assert.InRange(standings[0].RankProbabilities[0], 0.468, 0.532);
        Assert.Equal(1, standings[0].RankProbabilities.Sum(), 9);
        Assert.Equal(1, standings[0].RankProbabilities[0] + standings[1].RankProbabilities[0], 9);
        // The interval of one input is the interval of the score when all others are sure.
        Assert.InRange(standings[0].Score.Low, 78, 82);
        Assert.InRange(standings[0].Score.High, 118, 122);
    }

    [Fact]
    public void The_same_seed_gives_the_same_ranking()
    {
        var inputs = Enumerable.Range(1, 8).Select(n => new ScoreInputs(new Estimate(100 * n, 50, 200 * n), new Estimate(1, 0.5, 2), Sure(0.8), new Estimate(5, 2, 12))).ToList();

        Assert.Equal(Ranking.Rank(inputs, 3).Select(s => s.TopThree), Ranking.Rank(inputs, 3).Select(s => s.TopThree));
        Assert.NotEqual(Ranking.Rank(inputs, 3)[0].Score, Ranking.Rank(inputs, 4)[0].Score);
    }

    [Fact]
    public void The_missing_fact_is_the_effort_that_turns_the_order()
    {
        // The second is at 120·0.8/5 = 19.2, the third, unsure, at 100·0.8/5 = 16: below 100·0.8/19.2 = 4.17 days it overtakes. The first is far away.
        var inputs = new[] { Inputs(10_000), Inputs(120), Inputs(100, 5, 2, 12), Inputs(1) };
        var missing = Ranking.Missing(inputs, [true, true, false, true]);

        Assert.NotNull(missing);
        Assert.Equal((2, 2), (missing.Value.Need, missing.Value.Place));
        Assert.True(missing.Value.To <= 4.17);
        // Half normal below 5 with 1.96 σ = 3: P(effort < 4.17) = Φ(−0.542) = 0.294.
        Assert.InRange(missing.Value.Chance, 0.28, 0.31);
    }

    [Fact]
    public void Nothing_is_missing_when_people_estimated_everything() =>
        Assert.Null(Ranking.Missing([Inputs(120), Inputs(100, 5, 2, 12)], [true, true]));
}
