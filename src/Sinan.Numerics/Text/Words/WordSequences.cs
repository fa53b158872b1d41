namespace Sinan.Numerics.Text;

/// <summary>Texts as numbers of their words.</summary>
/// <param name="Words">Each word once, in the order in which it first comes; its place is its number.</param>
/// <param name="Rows">For each text the numbers of its words in order; negative numbers are what the reader put between words.</param>
sealed record WordSequences(List<string> Words, int[][] Rows)
{
    const int Block = 256;

    /// <summary>Reads on several threads; the answer does not depend on their number.</summary>
    /// <param name="texts">Cleaned texts.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="read">Numbers the words of a text by a dictionary, which it adds new ones to.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="cancellationToken">Cancels between texts.</param>
    public static WordSequences Read(
        IReadOnlyList<string> texts, Segmenter segmenter, Func<string, WordReader, Dictionary<string, int>, int[]> read, int threads, CancellationToken cancellationToken)
    {
        var rows = new int[texts.Count][];
        var blocks = new List<string>[(texts.Count + Block - 1) / Block];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, blocks.Length, options, () => new WordReader(segmenter), (b, _, reader) =>
        {
            var local = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var row = b * Block; row < Math.Min(texts.Count, (b + 1) * Block); row++)
                rows[row] = read(texts[row], reader, local);
            blocks[b] = [.. local.Keys];
            return reader;
        }, _ => { });

        var words = new List<string>();
        var all = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var b = 0; b < blocks.Length; b++)
        {
            var numbers = new int[blocks[b].Count];
            for (var i = 0; i < numbers.Length; i++)
            {
                if (all.TryGetValue(blocks[b][i], out numbers[i]))
                    continue;
                all[blocks[b][i]] = numbers[i] = words.Count;
                words.Add(blocks[b][i]);
            }

            for (var row = b * Block; row < Math.Min(texts.Count, (b + 1) * Block); row++)
            {
                foreach (ref var word in rows[row].AsSpan())
                    word = word < 0 ? word : numbers[word];
            }
        }

        return new WordSequences(words, rows);
    }
}
