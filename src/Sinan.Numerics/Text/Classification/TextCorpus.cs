namespace Sinan.Numerics.Text;

/// <summary>Texts as sparse rows in all views, with what reads further texts in the same way.</summary>
public sealed class TextCorpus
{
    /// <summary>More texts are not read as stems and targets: they teach their wording by themselves, and these views take long to read.</summary>
    public const int MostStemmedTexts = 20_000;

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
    public static TextCorpus Read(IReadOnlyList<string> texts, Segmenter segmenter, int threads, CancellationToken cancellationToken) =>
        Of(TextReadings.Read(texts, segmenter, threads, cancellationToken), [.. Enumerable.Range(0, texts.Count)], threads, cancellationToken);

    /// <summary>The corpus of some texts that were read before: as if only they had been there.</summary>
    /// <param name="readings">Texts.</param>
    /// <param name="chosen">Which of them, in the order of the rows.</param>
    /// <param name="threads">Threads.</param>
    /// <param name="cancellationToken">Cancels between views.</param>
    public static TextCorpus Of(TextReadings readings, int[] chosen, int threads, CancellationToken cancellationToken)
    {
        var (rows, indexes, frequencies) = (new TextRows[TextGrams.Views], new GramIndex[TextGrams.Views], new float[TextGrams.Views][]);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, TextGrams.Views, options, view => (rows[view], indexes[view], frequencies[view]) = Build(readings, (TextView)view, chosen));
        return new TextCorpus(rows, indexes, frequencies);
    }

    static (TextRows Rows, GramIndex Index, float[] Frequencies) Build(TextReadings readings, TextView view, int[] chosen)
    {
        var (index, starts) = (new GramIndex(), new long[chosen.Length + 1]);
        for (var row = 0; row < chosen.Length; row++)
            starts[row + 1] = starts[row] + readings.HashesOf(view, chosen[row]).Length;
        var (columns, values, at) = (new int[starts[^1]], new float[starts[^1]], 0);
        foreach (var text in chosen)
        {
            var hashes = readings.HashesOf(view, text);
            var counts = readings.CountsOf(view, text);
            for (var i = 0; i < hashes.Length; i++, at++)
                (columns[at], values[at]) = (index.Add(hashes[i]), TfIdf.Sublinear(counts[i]));
        }

        var textsWith = new int[index.Count];
        foreach (var column in columns)
            textsWith[column]++;
        float[] frequencies = [.. textsWith.Select(n => (float)TfIdf.InverseDocumentFrequency(n, chosen.Length))];
        for (var i = 0; i < columns.Length; i++)
            values[i] *= frequencies[columns[i]];
        for (var row = 0; row < chosen.Length; row++)
            TfIdf.Normalize(values.AsSpan((int)starts[row], (int)(starts[row + 1] - starts[row])));
        return (new TextRows(starts, columns, values, index.Count), index, frequencies);
    }
}
