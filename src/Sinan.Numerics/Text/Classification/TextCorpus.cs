namespace Sinan.Numerics.Text;

/// <summary>Texts as sparse rows in all views, with what reads further texts in the same way.</summary>
public sealed class TextCorpus
{
    /// <summary>More texts are not read as stems and targets: they teach their wording by themselves, and these views take long to read.</summary>
    public const int MostStemmedTexts = 20_000;

    const int Block = 256;

    static readonly TextView[] few = [TextView.Characters, TextView.Words, TextView.Opinions, TextView.Stems, TextView.Targets];
    static readonly TextView[] many = [TextView.Characters, TextView.Words, TextView.Opinions];

    readonly TextRows[] rows;
    readonly GramIndex[] indexes;
    readonly float[][] frequencies;

    TextCorpus(TextRows[] rows, GramIndex[] indexes, float[][] frequencies) => (this.rows, this.indexes, this.frequencies) = (rows, indexes, frequencies);

    public int Count => rows[0].Count;

    /// <summary>Rows of a view; a view that was not read has no columns.</summary>
    public TextRows this[TextView view] => rows[(int)view];

    internal GramIndex IndexOf(TextView view) => indexes[(int)view];

    /// <summary>Inverse document frequency by column.</summary>
    internal float[] FrequenciesOf(TextView view) => frequencies[(int)view];

    /// <summary>Reads texts. The corpus does not depend on the number of threads.</summary>
    /// <param name="texts">Cleaned texts.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellationToken">Cancels between blocks of texts.</param>
    public static TextCorpus Read(IReadOnlyList<string> texts, Segmenter segmenter, int threads, CancellationToken cancellationToken)
    {
        var views = texts.Count > MostStemmedTexts ? many : few;
        var blocks = new ReadBlock[(texts.Count + Block - 1) / Block];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, blocks.Length, options, () => new TextGrams(segmenter), (b, _, reader) =>
        {
            blocks[b] = ReadBlock.Of(reader, views, texts, b * Block, Math.Min(texts.Count, (b + 1) * Block));
            return reader;
        }, _ => { });
        var (rows, indexes, frequencies) = (new TextRows[TextGrams.Views], new GramIndex[TextGrams.Views], new float[TextGrams.Views][]);
        Parallel.For(0, TextGrams.Views, options, view => (rows[view], indexes[view], frequencies[view]) = Build(blocks, view, texts.Count));
        return new TextCorpus(rows, indexes, frequencies);
    }

    static (TextRows Rows, GramIndex Index, float[] Frequencies) Build(ReadBlock[] blocks, int view, int texts)
    {
        var index = new GramIndex();
        var starts = new long[texts + 1];
        var entries = blocks.Sum(b => b.Hashes[view].Length);
        var (columns, values, row, at) = (new int[entries], new float[entries], 0, 0);
        foreach (var block in blocks)
        {
            for (var i = 0; i < block.Hashes[view].Length; i++, at++)
                (columns[at], values[at]) = (index.Add(block.Hashes[view][i]), TfIdf.Sublinear(block.Counts[view][i]));
            foreach (var length in block.Lengths[view])
            {
                starts[row + 1] = starts[row] + length;
                row++;
            }
        }

        var textsWith = new int[index.Count];
        foreach (var column in columns)
            textsWith[column]++;
        float[] frequencies = [.. textsWith.Select(n => (float)TfIdf.InverseDocumentFrequency(n, texts))];
        for (var i = 0; i < entries; i++)
            values[i] *= frequencies[columns[i]];
        for (row = 0; row < texts; row++)
            TfIdf.Normalize(values.AsSpan((int)starts[row], (int)(starts[row + 1] - starts[row])));
        return (new TextRows(starts, columns, values, index.Count), index, frequencies);
    }

    /// <summary>What was read of some texts, by view.</summary>
    sealed record ReadBlock(ulong[][] Hashes, int[][] Counts, int[][] Lengths)
    {
        public static ReadBlock Of(TextGrams reader, TextView[] views, IReadOnlyList<string> texts, int from, int to)
        {
            var hashes = new List<ulong>[TextGrams.Views];
            var counts = new List<int>[TextGrams.Views];
            var lengths = new int[TextGrams.Views][];
            for (var view = 0; view < TextGrams.Views; view++)
                (hashes[view], counts[view], lengths[view]) = ([], [], new int[to - from]);
            for (var i = from; i < to; i++)
            {
                reader.Read(texts[i], views);
                for (var view = 0; view < TextGrams.Views; view++)
                {
                    var grams = reader[(TextView)view];
                    lengths[view][i - from] = grams.Length;
                    foreach (var gram in grams)
                    {
                        hashes[view].Add(gram.Hash);
                        counts[view].Add(gram.Count);
                    }
                }
            }

            return new ReadBlock([.. hashes.Select(h => h.ToArray())], [.. counts.Select(c => c.ToArray())], lengths);
        }
    }
}
