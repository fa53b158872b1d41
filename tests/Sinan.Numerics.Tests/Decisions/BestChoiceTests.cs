using Sinan.Numerics.Decisions;
using Sinan.Numerics.Random;
using MathNet.Numerics;

namespace Sinan.Numerics.Tests.Decisions;

public sealed class BestChoiceTests
{
    [Theory]
    [InlineData(120, 1000, 100, 1000)]
    [InlineData(0, 10, 3, 12)]
    [InlineData(5, 5, 5, 5)]
    [InlineData(40, 100_000, 55, 100_000)]
    [InlineData(9_000, 10_000, 30, 40)]
    public void Two_shares_agree_with_the_closed_form(int k1, int n1, int k2, int n2)
    {
        var (first, second) = (BetaPosterior.Of(k1, n1), BetaPosterior.Of(k2, n2));

        var told = BestChoice.Of([first, second], riseIsGood: true);

        Assert.Equal(Beats(second, first), told[1].Best, 9);
        Assert.Equal(1, told[0].Best + told[1].Best, 12);
        // E[max(θ₂ − θ₁, 0)] = m₂ P'(θ₂ > θ₁ with a₂ + 1) − m₁ P'(θ₂ > θ₁ with a₁ + 1) (Stucchio 2015).
        var loss = (second.Mean * Beats(new BetaPosterior(second.A + 1, second.B), first)) - (first.Mean * Beats(second, new BetaPosterior(first.A + 1, first.B)));
        Assert.Equal(loss, told[0].Loss, 9);
        // The lowest is the best exactly where the highest is not.
        Assert.Equal(told[1].Best, BestChoice.Of([first, second], riseIsGood: false)[0].Best, 9);
    }

    /// <summary>P(θ of the first &gt; θ of the second) for whole a (Miller 2015): Σ_{i &lt; a₁} B(a₂ + i, b₁ + b₂) ÷ ((b₁ + i) B(1 + i, b₁) B(a₂, b₂)).</summary>
    static double Beats(BetaPosterior first, BetaPosterior second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.A; i++)
            sum += Math.Exp(LogBeta(second.A + i, first.B + second.B) - Math.Log(first.B + i) - LogBeta(1 + i, first.B) - LogBeta(second.A, second.B));
        return sum;
    }

    static double LogBeta(double a, double b) => SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);

    [Fact]
    public void Two_means_of_many_values_agree_with_two_normals()
    {
        // N(10.2, 0.1²) above N(10, 0.1²): Φ(0.2 ÷ (0.1·√2)) = Φ(1.41421) = 0.921350; E[max(δ, 0)] for δ ~ N(−0.2, 0.02): σφ(μ/σ) + μΦ(μ/σ) = 0.141421·0.146763 − 0.2·0.078650 = 0.0050254.
        var told = BestChoice.Of([StudentPosterior.Of(10, 100, 1_000_000), StudentPosterior.Of(10.2, 100, 1_000_000)], riseIsGood: true);

        Assert.Equal(0.921350, told[1].Best, 5);
        Assert.Equal(0.0050254, told[1].Loss, 0.000001);
        Assert.Equal(0.2050254, told[0].Loss, 0.000001);
        // 10 ± 1.959964 · 0.1.
        Assert.Equal(9.804, told[0].Interval.Low, 4);
        Assert.Equal(10.196, told[0].Interval.High, 4);
    }

    [Fact]
    public void Many_agree_with_a_simulation_of_the_same_posteriors()
    {
        Posterior[] posteriors = [StudentPosterior.Of(5, 2, 5), StudentPosterior.Of(5.5, 1, 40), StudentPosterior.Of(6, 9, 12), StudentPosterior.Of(5.2, 0.1, 400)];
        var (random, draws) = (new SplitMix64(4), 400_000);
        var (wins, gains) = (new double[4], new double[4]);
        for (var draw = 0; draw < draws; draw++)
        {
            // Student's variate: a normal one over the root of a gamma variate with half the degrees of freedom.
            var values = posteriors.Cast<StudentPosterior>().Select(p => p.Mean + (p.Scale * random.Normal() / Math.Sqrt(random.Gamma(p.Degrees / 2) / (p.Degrees / 2)))).ToArray();
            wins[Array.IndexOf(values, values.Max())]++;
            for (var i = 0; i < 4; i++)
                gains[i] += values.Max() - values[i];
        }

        var told = BestChoice.Of(posteriors, riseIsGood: true);

        for (var i = 0; i < 4; i++)
        {
            // Four standard errors of a share of 400,000; the losses by their own spread.
            Assert.Equal(wins[i] / draws, told[i].Best, 0.0032);
            Assert.Equal(gains[i] / draws, told[i].Loss, 0.02);
        }
    }

    [Fact]
    public void Equal_ones_share_the_first_place_and_one_alone_has_it()
    {
        Assert.All(BestChoice.Of([.. Enumerable.Repeat(BetaPosterior.Of(3, 10), 5)], riseIsGood: true), c => Assert.Equal(0.2, c.Best, 10));
        Assert.Equal((1, 0), BestChoice.Of([BetaPosterior.Of(3, 10)], riseIsGood: true).Select(c => (c.Best, Math.Round(c.Loss, 10))).Single());
        Assert.Throws<ArgumentException>(() => BestChoice.Of([], riseIsGood: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaPosterior(0.5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StudentPosterior.Of(1, 1, 3));
    }

    [Fact]
    public void Stated_chances_of_shares_come_true()
    {
        const int Cases = 3_000, Designs = 3;
        var (random, record) = (new SplitMix64(12), new Deciles());
        for (var number = 0; number < Cases; number++)
        {
            // Truths come from what the prior says: evenly spread.
            var truths = Enumerable.Range(0, Designs).Select(_ => random.NextDouble()).ToArray();
            record.Add(truths, BestChoice.Of([.. truths.Select(ShareOf)], riseIsGood: true));
        }

        record.AssertWithin(0.05);

        Posterior ShareOf(double truth)
        {
            var trials = 5 + random.NextInt(30);
            return BetaPosterior.Of(Enumerable.Range(0, trials).Count(_ => random.NextBool(truth)), trials);
        }
    }

    [Fact]
    public void Stated_chances_of_means_come_true()
    {
        const int Cases = 4_000;
        var (random, record) = (new SplitMix64(13), new Deciles());
        for (var number = 0; number < Cases;)
        {
            // Truths as the flat prior says, over a range that is wide beside what is measured; of the data only those are kept that leave a doubt.
            double[] truths = [100 * random.NextDouble(), 100 * random.NextDouble()];
            var measured = truths.Select(MeanOf).ToArray();
            if (Math.Abs(measured[0].Mean - measured[1].Mean) > 5)
                continue;
            record.Add(truths, BestChoice.Of(measured, riseIsGood: true));
            number++;
        }

        record.AssertWithin(0.05);

        Posterior MeanOf(double truth)
        {
            var values = Enumerable.Range(0, 6 + random.NextInt(10)).Select(_ => random.Normal(truth, 4)).ToArray();
            var mean = values.Average();
            return StudentPosterior.Of(mean, Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1)), values.Length);
        }
    }

    /// <summary>Stated chances of being best beside how often it came true, by tenths of the scale.</summary>
    sealed class Deciles
    {
        readonly double[] stated = new double[10], happened = new double[10];
        readonly int[] counts = new int[10];

        public void Add(double[] truths, IReadOnlyList<Contender> told)
        {
            var best = Array.IndexOf(truths, truths.Max());
            for (var i = 0; i < told.Count; i++)
            {
                var tenth = Math.Min(9, (int)(told[i].Best * 10));
                (stated[tenth], happened[tenth], counts[tenth]) = (stated[tenth] + told[i].Best, happened[tenth] + (i == best ? 1 : 0), counts[tenth] + 1);
            }
        }

        public void AssertWithin(double deviation)
        {
            for (var tenth = 0; tenth < 10; tenth++)
            {
                var says = $"{tenth}: {counts[tenth]} stated {stated[tenth] / counts[tenth]:0.000}, came true {happened[tenth] / counts[tenth]:0.000}";
                TestContext.Current.TestOutputHelper?.WriteLine(says);
                Assert.True(Math.Abs(stated[tenth] - happened[tenth]) <= deviation * counts[tenth], says);
            }
        }
    }
}
