using Sinan.Benchmarks.Mining;
using Sinan.Numerics.Mining;

namespace Sinan.Numerics.Tests.Mining;

public sealed class FalseRuleTests
{
    // A least support above what chance gives most pairs lets only those through that chance favoured: just then too few tests would be counted.
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(25)]
    public void Where_nothing_is_connected_rules_are_shown_no_more_often_than_promised(int minCount)
    {
        const int repetitions = 60;

        var shown = Enumerable.Range(1, repetitions).Count(seed =>
            IndependentBaskets.ShowsRule(IndependentBaskets.Make(seed, items: 30, baskets: 400), minCount, rate: 0.05, TestContext.Current.CancellationToken));

        Assert.InRange((double)shown / repetitions, 0, 0.05);
    }

    // The pair (25, 26) is put into 30 of 400 baskets, where chance would have it in about one.
    [Fact]
    public void A_planted_connection_is_shown_beside_them()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var independent = IndependentBaskets.Make(seed, items: 30, baskets: 400);
            var baskets = new Transactions();
            for (var b = 0; b < independent.Count; b++)
                baskets.Add(b < 30 ? [.. independent[b], 25, 26] : independent[b]);

            var rules = AssociationRules.Of(ItemsetMiner.Mine(baskets, 8, cancellationToken: TestContext.Current.CancellationToken), minConfidence: 0, cancellationToken: TestContext.Current.CancellationToken);

            Assert.True(rules.Single(r => r.If is [25] && r.Then is [26]).Q < 1e-6);
        }
    }
}
