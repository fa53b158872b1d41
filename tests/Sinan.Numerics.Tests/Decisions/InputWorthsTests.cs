using Sinan.Numerics.Decisions;
using Sinan.Numerics.Expressions;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Decisions;

public sealed class InputWorthsTests
{
    static readonly Expression rice = Expression.TryParse("reach * impact * confidence / effort", ["reach", "impact", "confidence", "effort"], out _)!;
    static readonly Expression plain = Expression.TryParse("x", ["x"], out _)!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static UncertainValue Sure(double value) => new(value, value, value);

    [Fact]
    public void The_missing_fact_is_the_effort_that_turns_the_order()
    {
        // The second is at 120·0.8/5 = 19.2, the third, unsure, at 100·0.8/5 = 16: below 100·0.8/19.2 = 4.17 days it overtakes. The first is far away.
        UncertainValue[] inputs =
        [
            Sure(10_000), Sure(1), Sure(0.8), Sure(5), Sure(120), Sure(1), Sure(0.8), Sure(5),
            Sure(100), Sure(1), Sure(0.8), new(5, 2, 12), Sure(1), Sure(1), Sure(0.8), Sure(5),
        ];

        var worth = Assert.Single(InputWorths.Of(rice, inputs, 4, 4, (_, _) => true, Stop));

        Assert.Equal((2, 3, 2), (worth.Item, worth.Input, worth.Place));
        Assert.True(worth.To <= 4.17);
        // Half normal below 5 with 1.96 σ = 3: P(effort < 4.17) = Φ(−0.542) = 0.294.
        Assert.InRange(worth.Chance, 0.28, 0.31);
    }

    [Fact]
    public void What_is_settled_or_too_far_away_is_no_missing_fact()
    {
        Assert.Empty(InputWorths.Of(plain, [new(120, 60, 180), Sure(100)], 1, 2, (_, _) => false, Stop));
        Assert.Empty(InputWorths.Of(plain, [new(120, 119, 121), Sure(10)], 1, 2, (_, _) => true, Stop));
    }

    [Fact]
    public void The_gain_of_knowing_is_that_of_a_normal_against_a_sure_rival()
    {
        // E[max(X, c)] − c for X ~ N(100, 10²), c = 100: σ·φ(0) = 10 · 0.3989 = 3.989; as a share of 100.
        var worth = Assert.Single(InputWorths.Of(plain, [new(100, 80.4, 119.6), Sure(100)], 1, 2, (_, _) => true, Stop));

        Assert.InRange(worth.Gain, 0.039, 0.0405);
        // Half of the values put it second.
        Assert.InRange(worth.Chance, 0.49, 0.51);
    }

    [Fact]
    public void Places_agree_with_ranking_everything_anew()
    {
        var random = new SplitMix64(11);
        for (var round = 0; round < 60; round++)
        {
            var items = 2 + random.NextInt(7);
            var inputs = new UncertainValue[items];
            foreach (ref var input in inputs.AsSpan())
            {
                // Whole numbers: ties are frequent.
                var value = 1 + random.NextInt(6);
                input = random.NextBool(0.4) ? Sure(value) : new(value, value * 0.5, value * 1.8);
            }

            var places = 1 + random.NextInt(items);
            var found = InputWorths.Of(plain, inputs, 1, places, (_, _) => true, Stop).ToDictionary(w => w.Item, w => (w.Chance, w.Place));

            for (var item = 0; item < items; item++)
            {
                var expected = Naive(inputs, item, places);
                Assert.Equal(expected, found.TryGetValue(item, out var told) ? told : null);
            }
        }
    }

    /// <summary>Sorts all items again for each value; equal scores may stand in either order.</summary>
    static (double Chance, int Place)? Naive(UncertainValue[] inputs, int item, int places)
    {
        if (inputs[item].IsSure)
            return null;
        var usual = Enumerable.Range(0, inputs.Length).OrderByDescending(i => inputs[i].Value).ThenBy(i => i).ToArray();
        var sides = new[] { new List<int>(), new List<int>() };
        for (var step = 0; step < InputWorths.Steps; step++)
        {
            var value = inputs[item].Quantile((step + 0.5) / InputWorths.Steps);
            double Of(int i) => i == item ? value : inputs[i].Value;
            if (Enumerable.Range(1, usual.Length - 1).All(p => Of(usual[p - 1]) >= Of(usual[p])))
                continue;
            var now = Enumerable.Range(0, inputs.Length).OrderByDescending(Of).ThenBy(i => Array.IndexOf(usual, i)).ToArray();
            var first = Enumerable.Range(0, usual.Length).First(p => now[p] != usual[p]);
            if (first < places)
                sides[value < inputs[item].Value ? 0 : 1].Add(first + 1);
        }

        var side = sides[0].Count >= sides[1].Count ? sides[0] : sides[1];
        return side.Count == 0 ? null : (side.Count / (double)InputWorths.Steps, side.Min());
    }
}
