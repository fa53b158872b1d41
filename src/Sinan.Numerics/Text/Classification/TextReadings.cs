namespace Sinan.Numerics.Text;

/// <summary>The grams of texts, read once: many models can learn from parts of them and tell the others without reading again.</summary>
public sealed class TextReadings
{
    const int Block = 256;

    static readonly TextView[] few = [TextView.Characters, TextView.Words, TextView.Opinions, TextView.Stems, TextView.Targets, TextView.Pieces];
    static readonly TextView[] many = [TextView.Characters, TextView.Words, TextView.Opinions];

    readonly ReadBlock[] blocks;

    TextReadings(ReadBlock[] blocks, int count) => (this.blocks, Count) = (blocks, count);

    public int Count { get; }

    /// <summary>Reads texts, in fewer views above <see cref="TextCorpus.MostStemmedTexts"/>. What is read does not depend on the number of threads.</summary>
    /// <param name="texts">Cleaned texts.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellationToken">Cancels between blocks of texts.</param>
    public static TextReadings Read(IReadOnlyList<string> texts, Segmenter segmenter, int threads, CancellationToken cancellationToken)
    {
        var views = texts.Count > TextCorpus.MostStemmedTexts ? many : few;
        var blocks = new ReadBlock[(texts.Count + Block - 1) / Block];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, blocks.Length, options, () => new TextGrams(segmenter), (b, _, reader) =>
        {
            blocks[b] = ReadBlock.Of(reader, views, texts, b * Block, Math.Min(texts.Count, (b + 1) * Block));
            return reader;
        }, _ => { });
        return new TextReadings(blocks, texts.Count);
    }

    /// <summary>Names of a text's distinct grams; none in a view that was not read.</summary>
    internal ReadOnlySpan<ulong> HashesOf(TextView view, int text) => blocks[text / Block].Hashes[(int)view].AsSpan(RangeOf(view, text));

    /// <summary>How often each of them occurs.</summary>
    internal ReadOnlySpan<int> CountsOf(TextView view, int text) => blocks[text / Block].Counts[(int)view].AsSpan(RangeOf(view, text));

    Range RangeOf(TextView view, int text)
    {
        var starts = blocks[text / Block].Starts[(int)view];
        return starts[text % Block]..starts[(text % Block) + 1];
    }

    /// <summary>What was read of some texts, by view.</summary>
    sealed record ReadBlock(ulong[][] Hashes, int[][] Counts, int[][] Starts)
    {
        public static ReadBlock Of(TextGrams reader, TextView[] views, IReadOnlyList<string> texts, int from, int to)
        {
            var hashes = new List<ulong>[TextGrams.Views];
            var counts = new List<int>[TextGrams.Views];
            var starts = new int[TextGrams.Views][];
            for (var view = 0; view < TextGrams.Views; view++)
                (hashes[view], counts[view], starts[view]) = ([], [], new int[to - from + 1]);
            for (var i = from; i < to; i++)
            {
                reader.Read(texts[i], views);
                for (var view = 0; view < TextGrams.Views; view++)
                {
                    foreach (var gram in reader[(TextView)view])
                    {
                        hashes[view].Add(gram.Hash);
                        counts[view].Add(gram.Count);
                    }

                    starts[view][i - from + 1] = hashes[view].Count;
                }
            }

            return new ReadBlock([.. hashes.Select(h => h.ToArray())], [.. counts.Select(c => c.ToArray())], starts);
        }
    }
}
