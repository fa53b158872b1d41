using System.Collections.Immutable;
using Sinan.Numerics.Random;
using Sinan.Numerics.Surveys;

namespace Sinan.Numerics.Tests.Surveys;

public sealed class MaxDiffTests
{
    static MaxDiffAnswer Set(int person, int best, int worst, params int[] items) => new([.. items], best, worst, person);

    // By hand: item 0 is shown three times, twice best and never worst; item 2 twice, never best, once worst.
    [Fact]
    public void Count_scores_equal_those_by_hand()
    {
        var items = MaxDiff.Count([Set(0, 0, 1, 0, 1, 2), Set(0, 3, 2, 0, 2, 3), Set(1, 0, 3, 0, 1, 3)], 4, seed: 1);

        Assert.Equal([2 / 3.0, -1 / 2.0, -1 / 2.0, 0], items.Select(i => i.Score));
        Assert.Equal([3.0, 2, 2, 2], items.Select(i => i.Shown));
    }

    // By hand: with two items P(0 best, 1 worst) = e^(u0 − u1) ÷ (e^(u0 − u1) + e^(u1 − u0)); 30 of 40 give 2 (u0 − u1) = ln 3, so u0 = ln 3 ÷ 4.
    // The log odds 4·u0 has the variance 1 ÷ 30 + 1 ÷ 10, times 40 ÷ 39 for the sandwich. Shares: e^u ÷ (e^u + 1), which sum to 1 here.
    [Fact]
    public void Two_items_have_the_utilities_of_the_log_odds()
    {
        var fit = MaxDiff.Fit([.. Enumerable.Range(0, 40).Select(p => p < 30 ? Set(p, 0, 1, 0, 1) : Set(p, 1, 0, 0, 1))], 2, seed: 1)!;

        var (u, half) = (Math.Log(3) / 4, 1.959963984540054 * Math.Sqrt(((1 / 30.0) + (1 / 10.0)) * 40 / 39) / 4);
        Assert.Equal([u, -u], fit.Utilities.Select(v => Math.Round(v, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(u - half, fit.Intervals[0].Low, 1e-9);
        Assert.Equal(u + half, fit.Intervals[0].High, 1e-9);
        Assert.Equal(100 * Math.Exp(u) / (Math.Exp(u) + 1), fit.Shares[0], 1e-9);
        Assert.InRange(fit.Shares[0], fit.ShareIntervals[0].Low, fit.ShareIntervals[0].High);
    }

    // At the maximum of the likelihood each item's expected best − worst equals the observed one; expectations by brute force over all pairs.
    [Fact]
    public void At_the_maximum_expected_and_observed_counts_are_equal()
    {
        var answers = Planted([1.2, 0.4, 0, -0.5, -1.1], persons: 60, seed: 3);

        var u = MaxDiff.Fit(answers, 5, seed: 1)!.Utilities;

        for (var item = 0; item < 5; item++)
        {
            var (observed, expected) = (0.0, 0.0);
            foreach (var answer in answers)
            {
                observed += (answer.Best == item ? 1 : 0) - (answer.Worst == item ? 1 : 0);
                var pairs = answer.Items.SelectMany(b => answer.Items.Where(w => w != b).Select(w => (Best: b, Worst: w, Odds: Math.Exp(u[b] - u[w])))).ToArray();
                expected += pairs.Sum(p => p.Odds * ((p.Best == item ? 1 : 0) - (p.Worst == item ? 1 : 0))) / pairs.Sum(p => p.Odds);
            }

            Assert.Equal(observed, expected, 1e-6);
        }
    }

    [Fact]
    public void Planted_utilities_are_found_within_their_intervals()
    {
        double[] planted = [1.2, 0.4, 0, -0.5, -1.1];

        var fit = MaxDiff.Fit(Planted(planted, persons: 400, seed: 7), 5, seed: 1)!;

        for (var i = 0; i < planted.Length; i++)
        {
            Assert.Equal(planted[i], fit.Utilities[i], 0.15);
            Assert.InRange(fit.Intervals[i].High - fit.Intervals[i].Low, 0.02, 0.4);
        }

        Assert.Equal(100, fit.Shares.Sum(), 1e-9);
        Assert.True(fit.Shares.Zip(fit.Shares.Skip(1)).All(p => p.First > p.Second));
    }

    [Fact]
    public void Where_an_item_always_wins_there_are_no_utilities() =>
        Assert.Null(MaxDiff.Fit([.. Enumerable.Range(0, 20).Select(p => Set(p, 0, 1 + (p % 2), 0, 1, 2))], 3, seed: 1));

    [Fact]
    public void What_was_not_shown_cannot_be_best()
    {
        Assert.Throws<ArgumentException>(() => MaxDiff.Count([Set(0, 3, 1, 0, 1, 2)], 4, seed: 1));
        Assert.Throws<ArgumentException>(() => MaxDiff.Fit([Set(0, 1, 1, 0, 1, 2)], 4, seed: 1));
        Assert.Throws<ArgumentException>(() => MaxDiff.Count([], 4, seed: 1));
    }

    // Fano's plane: seven items in seven sets of three, each item three times, each pair once.
    [Fact]
    public void Seven_items_in_sets_of_three_meet_each_other_once()
    {
        var design = MaxDiffDesign.Make(7, 3, 7, seed: 1);

        Assert.All(Enumerable.Range(0, 7), i => Assert.Equal(3, design.Count(s => s.Contains(i))));
        Assert.All(Pairs(7), p => Assert.Equal(1, design.Count(s => s.Contains(p.A) && s.Contains(p.B))));
    }

    [Theory]
    [InlineData(12, 4, 9)]
    [InlineData(10, 4, 11)]
    [InlineData(20, 5, 12)]
    public void Items_are_shown_equally_often_and_pairs_nearly_so(int items, int perSet, int sets)
    {
        var design = MaxDiffDesign.Make(items, perSet, sets, seed: 5);

        Assert.All(design, s => Assert.Equal(perSet, s.Distinct().Count()));
        var shown = Enumerable.Range(0, items).Select(i => design.Count(s => s.Contains(i))).ToArray();
        Assert.True(shown.Max() - shown.Min() <= 1);
        var met = Pairs(items).Select(p => design.Count(s => s.Contains(p.A) && s.Contains(p.B))).ToArray();
        Assert.True(met.Max() - met.Min() <= 2);
        Assert.Equal(design.SelectMany(s => s), MaxDiffDesign.Make(items, perSet, sets, seed: 5).SelectMany(s => s));
    }

    [Fact]
    public void A_set_cannot_be_larger_than_the_list() => Assert.Throws<ArgumentOutOfRangeException>(() => MaxDiffDesign.Make(3, 4, 5, seed: 1));

    static IEnumerable<(int A, int B)> Pairs(int items) => Enumerable.Range(0, items).SelectMany(a => Enumerable.Range(a + 1, items - a - 1).Select(b => (a, b)));

    /// <summary>Choices drawn from the model itself.</summary>
    static List<MaxDiffAnswer> Planted(double[] utilities, int persons, long seed)
    {
        var random = new SplitMix64(seed);
        var design = MaxDiffDesign.Make(utilities.Length, 3, 10, seed);
        var answers = new List<MaxDiffAnswer>();
        for (var person = 0; person < persons; person++)
        {
            foreach (var items in design)
            {
                var pairs = items.SelectMany(b => items.Where(w => w != b).Select(w => (Best: b, Worst: w, Odds: Math.Exp(utilities[b] - utilities[w])))).ToArray();
                var at = random.NextDouble() * pairs.Sum(p => p.Odds);
                var drawn = pairs.First(p => (at -= p.Odds) < 0);
                answers.Add(new MaxDiffAnswer(items, drawn.Best, drawn.Worst, person));
            }
        }

        return answers;
    }
}
