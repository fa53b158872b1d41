using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

/// <summary>Deciding by what mistakes cost.</summary>
public sealed class CostDecisionTests
{
    /// <summary>By hand: with costs 3 and 1 a chance of 1 ÷ 4 is called; of five rows three are, one of them in vain, and one "yes" is missed.</summary>
    [Fact]
    public void Costs_are_counted_row_by_row()
    {
        var decision = CostDecision.Of([0.9, 0.25, 0.3, 0.2, 0.1], [true, true, false, true, false], 3, 1);

        Assert.Equal(0.25, decision.Threshold);
        Assert.Equal(new Confusion(2, 1, 1, 1), decision.Calls);
        // Nobody called: 9; everybody: 2; by the threshold: 3 + 1 = 4.
        Assert.Equal((9 - 4) / 5.0, decision.SavedOnNobody.Mean, 12);
        Assert.Equal((2 - 4) / 5.0, decision.SavedOnEverybody.Mean, 12);
    }

    /// <summary>Of calibrated chances no other threshold costs less (Elkan 2001): on 200,000 rows the costs of all thresholds are tried.</summary>
    [Theory]
    [InlineData(100, 1)]
    [InlineData(5, 1)]
    [InlineData(1, 4)]
    public void The_threshold_of_the_costs_is_the_cheapest_of_calibrated_chances(double miss, double falseAlarm)
    {
        var random = new SplitMix64(7);
        var chances = new double[200_000];
        var labels = new bool[chances.Length];
        for (var i = 0; i < chances.Length; i++)
        {
            chances[i] = Math.Pow(random.NextDouble(), 3);
            labels[i] = random.NextBool(chances[i]);
        }

        var cheapest = Enumerable.Range(0, 1001).Min(t => Cost(BinaryScores.At(t / 1000.0, chances, labels)));

        Assert.InRange(Cost(CostDecision.Of(chances, labels, miss, falseAlarm).Calls), cheapest * 0.999, cheapest * 1.01);

        double Cost(Confusion calls) => (calls.FalseNegatives * miss) + (calls.FalsePositives * falseAlarm);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Costs_are_above_nothing(double miss, double falseAlarm) => Assert.Throws<ArgumentOutOfRangeException>(() => CostDecision.ThresholdOf(miss, falseAlarm));
}
