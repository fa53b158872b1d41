using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Goes over the texts and learns which words are met in the same company.</summary>
/// <remarks>
/// One thread learns, word after word, so the answer depends on the seed alone. Threads with parts of the texts and averaged tables would need a copy of both tables each,
/// to be averaged at fixed bounds; README.md has the speed of one.
/// </remarks>
static class WordVectorTraining
{
    /// <summary>Texts between two looks at the token.</summary>
    const int Between = 256;

    /// <summary>Drawn words are weighed by this power of their count (Mikolov et al. 2013, section 2.2).</summary>
    const double DrawnPower = 0.75;

    /// <param name="words">What is learned.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told the part done, 0…1.</param>
    /// <param name="cancellationToken">Cancels between texts.</param>
    public static SkipGram Run(VectorWords words, WordVectorOptions options, Action<double>? progress, CancellationToken cancellationToken)
    {
        var root = new SplitMix64(options.Seed);
        var tables = new SkipGram(words.Words.Length + words.Places.Length, words.Words.Length, options.Dimensions, root.Fork(0));
        var total = words.Counts.Sum(c => (long)c);
        var passes = options.PassesOver(total);
        var drawn = new AliasTable([.. words.Counts.Select(c => Math.Pow(c, DrawnPower))]);
        double[] chance = [.. words.Counts.Select(c => Chance(c / (double)total, Math.Max(options.Frequent, 1.0 / words.Words.Length)))];
        var (order, kept, read) = (Enumerable.Range(0, words.Texts.Length).ToArray(), new int[words.Texts.Max(t => t.Length)], 0L);
        for (var pass = 0; pass < passes; pass++)
        {
            var random = root.Fork(pass + 1);
            random.Shuffle(order.AsSpan());
            for (var i = 0; i < order.Length; i++)
            {
                if (i % Between == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Invoke(read / ((double)total * passes));
                }

                var count = 0;
                foreach (var word in words.Texts[order[i]])
                {
                    if (random.NextBool(chance[word]))
                        kept[count++] = word;
                }

                var step = (float)(options.Step * Math.Max(1e-4, 1 - (read / ((double)total * passes))));
                Learn(tables, words.Rows, kept.AsSpan(0, count), drawn, step, options, random);
                read += words.Texts[order[i]].Length;
            }
        }

        return tables;
    }

    static void Learn(SkipGram tables, int[][] rows, ReadOnlySpan<int> text, AliasTable drawn, float step, WordVectorOptions options, SplitMix64 random)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var reach = 1 + random.NextInt(options.Window);
            tables.Begin(rows[text[at]]);
            for (var other = Math.Max(0, at - reach); other <= Math.Min(text.Length - 1, at + reach); other++)
            {
                if (other == at)
                    continue;
                tables.Learn(text[other], true, step);
                for (var i = 0; i < options.Negatives; i++)
                {
                    if (drawn.Draw(random) is var word && word != text[other])
                        tables.Learn(word, false, step);
                }
            }

            tables.End(rows[text[at]]);
        }
    }

    /// <summary>Chance that a word is not passed over: √(t ÷ f) + t ÷ f, at most 1, as the program of Mikolov et al. 2013 has it.</summary>
    static double Chance(double share, double frequent) => Math.Min(1, Math.Sqrt(frequent / share) + (frequent / share));
}
