using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Tests.Learning;

public sealed class AbstentionTests
{
    // By brute force over all confidences as thresholds.
    [Fact]
    public void The_least_confidence_with_a_sure_share_of_right_answers_is_chosen()
    {
        var random = new SplitMix64(8);
        for (var round = 0; round < 50; round++)
        {
            var confidences = Enumerable.Range(0, 400).Select(_ => Math.Round(random.NextDouble(), 2)).ToArray();
            var isRight = confidences.Select(c => random.NextBool(c)).ToArray();

            var chosen = Abstention.Choose(confidences, isRight, 0.8);

            var reached = confidences.Distinct().Select(c => Abstention.At(c, confidences, isRight)).Where(a => Proportions.Wilson(a.Right, a.Answered).Low >= 0.8).ToArray();
            Assert.Equal(reached.Length == 0 ? double.PositiveInfinity : reached.Min(a => a.Confidence), chosen.Confidence);
            Assert.Equal(reached.Length == 0 ? 0 : reached.MinBy(a => a.Confidence)!.Answered, chosen.Answered);
        }
    }

    [Fact]
    public void What_cannot_be_reached_is_not_answered()
    {
        var chosen = Abstention.Choose([0.9, 0.8, 0.7], [true, true, true], 0.95);

        Assert.Equal(0, chosen.Coverage);
        Assert.True(double.IsPositiveInfinity(chosen.Confidence));
    }

    // Perfectly calibrated forecasts stay below the 95 % quantile in 95 of 100 cases: 950 of 1000 with a standard deviation of 6.9.
    [Fact]
    public void Chance_exceeds_the_quantile_of_its_calibration_error_in_one_case_of_twenty()
    {
        var random = new SplitMix64(6);
        var probabilities = Enumerable.Range(0, 300).Select(_ => 0.5 + (random.NextDouble() / 2)).ToArray();
        var quantile = ReliabilityNoise.Quantile(probabilities, 1, draws: 4000);

        var below = Enumerable.Range(0, 1000).Count(_ => Reliability.Error(probabilities, [.. probabilities.Select(random.NextBool)]) <= quantile);

        Assert.InRange(below, 915, 980);
    }
}
