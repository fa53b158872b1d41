using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class SkipGramTests
{
    const int Width = 16;
    const float Step = 0.25f;

    static readonly (int Word, bool IsMet)[] company = [(1, true), (3, false), (0, true)];

    // The loss of the docstring in double precision, differentiated by central differences.
    [Fact]
    public void A_step_goes_against_the_gradient_of_the_loss()
    {
        int[] rows = [0, 2];
        var tables = Tables();
        double[] before = [.. tables.Rows.Select(v => (double)v)], met = [.. tables.Met.Select(v => (double)v)];

        tables.Begin(rows);
        foreach (var (word, isMet) in company)
            tables.Learn(word, isMet, Step);
        tables.End(rows);

        for (var i = 0; i < met.Length; i++)
            Assert.Equal(-Step * Slope(met, i, () => Loss(before, met, rows)), tables.Met[i] - met[i], 1e-5);
        for (var i = 0; i < before.Length; i++)
        {
            // Every row takes the gradient of the mean, which is their number times its own.
            var expected = rows.Contains(i / Width) ? -Step * rows.Length * Slope(before, i, () => Loss(before, met, rows)) : 0;
            Assert.Equal(expected, tables.Rows[i] - before[i], 1e-5);
        }
    }

    // Where nothing is known the sigmoid is a half: what was met moves by half a step towards the word.
    [Fact]
    public void The_first_step_is_as_worked_by_hand()
    {
        var tables = new SkipGram(1, 2, Width, new SplitMix64(3L));
        float[] word = [.. tables.Rows];

        tables.Begin([0]);
        tables.Learn(1, true, 0.5f);
        tables.Learn(0, false, 0.5f);
        tables.End([0]);

        for (var i = 0; i < Width; i++)
        {
            Assert.Equal(0.25f * word[i], tables.Met[Width + i], 1e-7f);
            Assert.Equal(-0.25f * word[i], tables.Met[i], 1e-7f);
            Assert.Equal(word[i], tables.Rows[i]);
        }
    }

    [Fact]
    public void Products_equal_their_scalar_twins_to_the_last_bit()
    {
        var random = new SplitMix64(7L);
        for (var round = 0; round < 200; round++)
        {
            var length = LaneSums.Lanes * (1 + random.NextInt(8));
            var (a, b) = (Values(random, length), Values(random, length));
            var (scale, sum) = ((float)random.Normal(), b.ToArray());

            LaneSums.AddScaled(scale, a, sum);

            Assert.Equal(BitConverter.SingleToInt32Bits(LaneSums.ScalarDot(a, b)), BitConverter.SingleToInt32Bits(LaneSums.Dot(a, b)));
            Assert.Equal(a.Zip(a.Zip(b)).Sum(p => (double)p.First * p.Second.Second), LaneSums.Dot(a, b), 1e-3);
            Assert.Equal(b.Zip(a, (y, x) => y + (scale * x)), sum);
        }
    }

    // Five standard deviations of a binomial share.
    [Fact]
    public void Numbers_are_drawn_as_often_as_they_weigh()
    {
        double[] weights = [1, 0.001, 7, 2, 2, 0.5];
        const int draws = 400_000;
        var (table, random, counts) = (new AliasTable(weights), new SplitMix64(11L), new int[weights.Length]);

        for (var i = 0; i < draws; i++)
            counts[table.Draw(random)]++;

        for (var i = 0; i < weights.Length; i++)
        {
            var share = weights[i] / weights.Sum();
            Assert.InRange(counts[i] / (double)draws, share - (5 * Math.Sqrt(share / draws)), share + (5 * Math.Sqrt(share / draws)));
        }
    }

    // 支 支付 支付宝 付 付宝 宝; <ca <cat <cat> cat cat> at>; of these "cats" has <ca, <cat and cat.
    [Fact]
    public void Grams_are_those_of_the_script()
    {
        Assert.Equal(6, Grams("支付宝").Count);
        Assert.Equal(6, Grams("cat").Count);
        Assert.Equal(3, Grams("cat").Intersect(Grams("cats")).Count());
        Assert.Equal(3, Grams("支付").Intersect(Grams("支付宝")).Count());
        Assert.Equal(2, Grams("哈哈").Count);
    }

    static List<int> Grams(string word)
    {
        var found = new List<int>();
        Subwords.Collect(word, 1 << 20, found);
        return found;
    }

    static SkipGram Tables()
    {
        var random = new SplitMix64(5L);
        var tables = new SkipGram(3, 4, Width, random);
        Values(random, tables.Rows.Length).CopyTo(tables.Rows.AsSpan());
        Values(random, tables.Met.Length).CopyTo(tables.Met.AsSpan());
        return tables;
    }

    static float[] Values(SplitMix64 random, int length) => [.. Enumerable.Range(0, length).Select(_ => (float)random.Normal(0, 0.5))];

    static double Loss(double[] table, double[] met, int[] rows)
    {
        var loss = 0.0;
        foreach (var (word, isMet) in company)
        {
            var product = Enumerable.Range(0, Width).Sum(d => rows.Average(r => table[(r * Width) + d]) * met[(word * Width) + d]);
            loss += Math.Log(1 + Math.Exp(isMet ? -product : product));
        }

        return loss;
    }

    static double Slope(double[] values, int at, Func<double> loss)
    {
        const double little = 1e-5;
        var old = values[at];
        values[at] = old + little;
        var above = loss();
        values[at] = old - little;
        var below = loss();
        values[at] = old;
        return (above - below) / (2 * little);
    }
}
