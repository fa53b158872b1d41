using System.Collections.Immutable;
using Sinan.Numerics.Random;
using Sinan.Numerics.Surveys;

namespace Sinan.Numerics.Tests.Surveys;

public sealed class ConjointTests
{
    static readonly ConjointAttribute Brand = new(2);
    static readonly ConjointAttribute Price = new(2, [10, 20]);

    // By hand. 40 choose between brands at one price, 30 : 10 for the first; 50 between prices of one brand, 40 : 10 for the cheaper. Two log odds, two parameters:
    // 2 b = ln 3 and 10 · (−β) = ln 4 a unit of money.
    static ConjointResult Worked { get; } = Conjoint.Fit(
        [Brand, Price],
        [
            .. Enumerable.Range(0, 40).Select(p => new ConjointTask([[0, 0], [1, 0]], p < 30 ? 0 : 1, p)),
            .. Enumerable.Range(40, 50).Select(p => new ConjointTask([[0, 0], [0, 1]], p < 80 ? 0 : 1, p)),
        ],
        hasNone: false, seed: 1)!;

    [Fact]
    public void Part_worths_equal_the_log_odds_by_hand()
    {
        var (b, half) = (Math.Log(3) / 2, 1.959963984540054 * Math.Sqrt(((1 / 30.0) + (1 / 10.0)) * 90 / 89) / 2);

        Assert.Equal(b, Worked.PartWorths[0][0].Value, 1e-9);
        Assert.Equal(-b, Worked.PartWorths[0][1].Value, 1e-9);
        Assert.Equal(b - half, Worked.PartWorths[0][0].Interval.Low, 1e-9);
        Assert.Equal(Math.Log(4) / 2, Worked.PartWorths[1][0].Value, 1e-9);
        Assert.Equal(-Math.Log(4) / 2, Worked.PartWorths[1][1].Value, 1e-9);
    }

    // Ranges ln 3 and ln 4; one level of the brand offsets (ln 3 ÷ 2) ÷ (ln 4 ÷ 10) of money.
    [Fact]
    public void Importance_and_willingness_to_pay_equal_those_by_hand()
    {
        Assert.Equal(Math.Log(3) / Math.Log(12), Worked.Importance[0].Value, 1e-9);
        Assert.Equal(Math.Log(4) / Math.Log(12), Worked.Importance[1].Value, 1e-9);
        var worth = Worked.WillingnessToPay!.Value;
        Assert.Equal(5 * Math.Log(3) / Math.Log(4), worth[0][0].Value, 1e-9);
        Assert.Equal(-5 * Math.Log(3) / Math.Log(4), worth[0][1].Value, 1e-9);
        Assert.InRange(worth[0][0].Value, worth[0][0].Interval.Low, worth[0][0].Interval.High);
        Assert.Empty(worth[1]);
    }

    // The first brand at 20 against the second at 10: odds 3 : 4.
    [Fact]
    public void Shares_follow_the_odds()
    {
        var shares = Conjoint.Shares([Brand, Price], Worked, [[0, 1], [1, 0]], seed: 1);

        Assert.Equal(3 / 7.0, shares[0].Value, 1e-9);
        Assert.Equal(4 / 7.0, shares[1].Value, 1e-9);
        Assert.InRange(shares[0].Value, shares[0].Interval.Low, shares[0].Interval.High);
    }

    // 20 : 10 : 30 among a product of either brand and none: the brands differ by ln 2, none lies ln 3 above the second.
    [Fact]
    public void None_of_these_has_a_utility_against_the_average_product()
    {
        var result = Conjoint.Fit([Brand], [.. Enumerable.Range(0, 60).Select(p => new ConjointTask([[0], [1]], p < 20 ? 0 : p < 30 ? 1 : 2, p))], hasNone: true, seed: 1)!;

        Assert.Equal(Math.Log(2) / 2, result.PartWorths[0][0].Value, 1e-9);
        Assert.Equal(Math.Log(3) - (Math.Log(2) / 2), result.NoneUtility!.Value.Value, 1e-9);
        Assert.Null(result.WillingnessToPay);
    }

    // The same 20 : 10 : 30 once more: set side by side the two products and none get what they got.
    [Fact]
    public void None_of_these_takes_its_share_of_a_simulation()
    {
        ConjointTask[] tasks = [.. Enumerable.Range(0, 60).Select(p => new ConjointTask([[0], [1]], p < 20 ? 0 : p < 30 ? 1 : 2, p))];
        var result = Conjoint.Fit([Brand], tasks, hasNone: true, seed: 1)!;

        var both = Conjoint.Shares([Brand], result, [[0], [1]], seed: 1);
        Assert.Equal(3, both.Length);
        Assert.Equal(1 / 3.0, both[0].Value, 1e-9);
        Assert.Equal(1 / 6.0, both[1].Value, 1e-9);
        Assert.Equal(1 / 2.0, both[2].Value, 1e-9);
        // 2 : 3 without the second product.
        Assert.Equal(0.4, Conjoint.Shares([Brand], result, [[0]], seed: 1)[0].Value, 1e-9);
    }

    // Independent of the draws: people are drawn anew, everything is fitted again, and the middle 95 % are taken.
    [Fact]
    public void Intervals_of_shares_are_those_of_a_bootstrap_over_people()
    {
        var random = new SplitMix64(9);
        ConjointTask[] tasks =
        [
            .. Enumerable.Range(0, 120).SelectMany(p => new[] { new ConjointTask([[0, 0], [1, 1]], random.NextBool(0.7) ? 0 : 1, p), new ConjointTask([[0, 1], [1, 0]], random.NextBool(0.4) ? 0 : 1, p) }),
        ];
        var share = Conjoint.Shares([Brand, Price], Conjoint.Fit([Brand, Price], tasks, hasNone: false, seed: 1)!, [[0, 1], [1, 0]], seed: 1)[0];

        var drawn = Enumerable.Range(0, 400).Select(_ =>
        {
            ConjointTask[] again = [.. Enumerable.Range(0, 120).SelectMany(p => { var who = random.NextInt(120); return new[] { tasks[2 * who] with { Person = p }, tasks[(2 * who) + 1] with { Person = p } }; })];
            return Conjoint.Shares([Brand, Price], Conjoint.Fit([Brand, Price], again, hasNone: false, seed: 1)!, [[0, 1], [1, 0]], seed: 1)[0].Value;
        }).Order().ToArray();

        Assert.Equal(drawn[10], share.Interval.Low, 0.02);
        Assert.Equal(drawn[389], share.Interval.High, 0.02);
    }

    [Fact]
    public void A_price_that_nobody_minds_gives_no_willingness_to_pay() => Assert.Null(Conjoint.Fit(
        [Brand, Price],
        [
            .. Enumerable.Range(0, 40).Select(p => new ConjointTask([[0, 0], [1, 0]], p < 30 ? 0 : 1, p)),
            .. Enumerable.Range(40, 50).Select(p => new ConjointTask([[0, 0], [0, 1]], p < 66 ? 0 : 1, p)),
        ],
        hasNone: false, seed: 1)!.WillingnessToPay);

    [Fact]
    public void Planted_part_worths_are_found()
    {
        ConjointAttribute[] attributes = [new(3), new(2), new(4, [9, 19, 29, 39])];
        var design = ConjointDesign.Make(attributes, 3, 12, seed: 2);
        double[][] planted = [[0.8, 0.1, -0.9], [0.4, -0.4], [-0.05 * 9, -0.05 * 19, -0.05 * 29, -0.05 * 39]];
        var random = new SplitMix64(9);
        var tasks = Enumerable.Range(0, 300).SelectMany(person => design.Select(products =>
        {
            var odds = products.Select(p => Math.Exp(planted[0][p[0]] + planted[1][p[1]] + planted[2][p[2]])).ToArray();
            var at = random.NextDouble() * odds.Sum();
            return new ConjointTask(products, Array.FindIndex(odds, o => (at -= o) < 0), person);
        })).ToArray();

        var result = Conjoint.Fit(attributes, tasks, hasNone: false, seed: 1)!;

        for (var a = 0; a < 2; a++)
        {
            for (var level = 0; level < planted[a].Length; level++)
                Assert.Equal(planted[a][level], result.PartWorths[a][level].Value, 0.1);
        }

        // 0.4 ÷ 0.05 = 8 in money.
        Assert.Equal(8, result.WillingnessToPay!.Value[1][0].Value, 1.5);
        Assert.InRange(8, result.WillingnessToPay!.Value[1][0].Interval.Low, result.WillingnessToPay.Value[1][0].Interval.High);
    }

    [Fact]
    public void Choices_that_always_follow_one_attribute_settle_nothing() =>
        Assert.Null(Conjoint.Fit([Brand], [.. Enumerable.Range(0, 30).Select(p => new ConjointTask([[0], [1]], 0, p))], hasNone: false, seed: 1));

    [Fact]
    public void A_task_must_fit_the_attributes()
    {
        Assert.Throws<ArgumentException>(() => Conjoint.Fit([Brand], [new ConjointTask([[0, 1], [1, 0]], 0, 0)], hasNone: false, seed: 1));
        Assert.Throws<ArgumentException>(() => Conjoint.Fit([Brand], [new ConjointTask([[0], [2]], 0, 0)], hasNone: false, seed: 1));
        Assert.Throws<ArgumentException>(() => Conjoint.Fit([Brand], [new ConjointTask([[0], [1]], 2, 0)], hasNone: false, seed: 1));
    }

    // By hand: opposite pairs of two attributes of two levels keep every contrast, 100 %. All pairs of three levels: |x_a − x_b|² ÷ 4 a product averages 1.5 of 2, 75 %.
    // One pair only leaves a contrast of three levels untold, 0.
    [Fact]
    public void Efficiency_equals_that_by_hand()
    {
        ConjointAttribute[] twos = [new(2), new(2)];
        Assert.Equal(100, ConjointDesign.Efficiency(twos, [[[0, 0], [1, 1]], [[0, 1], [1, 0]]]), 1e-9);
        Assert.Equal(100, ConjointDesign.Efficiency([new(2), new(3, [1, 2, 6])], [[[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]]]), 1e-9);
        Assert.Equal(75, ConjointDesign.Efficiency([new(3)], [[[0], [1]], [[1], [2]], [[2], [0]]]), 1e-9);
        Assert.Equal(0, ConjointDesign.Efficiency([new(3)], [[[0], [1]]]));
    }

    [Fact]
    public void The_search_finds_the_best_possible_small_designs()
    {
        Assert.Equal(100, Efficiency([new(2), new(2), new(2)], 2, 4), 1e-6);
        Assert.Equal(100, Efficiency([new(3), new(3)], 3, 3), 1e-6);
        Assert.InRange(Efficiency([new(4), new(3), new(2), new(4, [1, 2, 3, 4])], 3, 12), 75, 100);
        Assert.Throws<ArgumentOutOfRangeException>(() => ConjointDesign.Make([new(5)], 2, 3, seed: 1));

        static double Efficiency(ConjointAttribute[] attributes, int products, int tasks) => ConjointDesign.Efficiency(attributes, ConjointDesign.Make(attributes, products, tasks, seed: 1));
    }
}
