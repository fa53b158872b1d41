namespace Sinan.Stages.Collect.Data.Tables;

/// <summary>Finds the dialect of a text table: the delimiter under which the most rows have the same number of cells, two or more.</summary>
public static class DialectGuess
{
    const int Rows = 200;

    static readonly byte[] Delimiters = [(byte)',', (byte)'\t', (byte)';', (byte)'|'];

    /// <param name="head">The first bytes of the file as UTF-8; a cut last row is allowed.</param>
    /// <param name="isWhole">The file ends here.</param>
    public static Dialect Of(ReadOnlyMemory<byte> head, bool isWhole)
    {
        var newline = head.Span.Contains((byte)'\n') || !head.Span.Contains((byte)'\r') ? (byte)'\n' : (byte)'\r';
        if (!isWhole && head.Span.LastIndexOf(newline) is var last and >= 0)
            head = head[..(last + 1)];

        var best = Dialect.SingleColumn with { Newline = newline };
        var bestScore = 0.0;
        foreach (var delimiter in Delimiters)
        {
            var quoted = new Dialect(delimiter, BlankRuns: false, Quotes: true, newline);
            var (score, broken) = Score(head, quoted);
            // A delimiter file whose quotes are inch signs and the like: read quotes as plain characters.
            if (broken > 0.2 && Score(head, quoted with { Quotes = false }) is var plain && plain.Score > score)
                (quoted, score) = (quoted with { Quotes = false }, plain.Score);
            if (score > bestScore)
                (best, bestScore) = (quoted, score);
        }

        if (bestScore > 0.5)
            return best;
        var blanks = new Dialect(0, BlankRuns: true, Quotes: false, newline);
        // Prose has blanks too: only a table has the same number in nearly every line.
        return Score(head, blanks).Score > 0.9 ? blanks : Dialect.SingleColumn with { Newline = newline };
    }

    /// <summary>Share of rows with the commonest number of cells (0 when that is one cell), slightly more for more cells; and the share of broken rows.</summary>
    static (double Score, double Broken) Score(ReadOnlyMemory<byte> head, Dialect dialect)
    {
        using var reader = new DelimitedReader(new MemoryStream(head.ToArray()), dialect);
        var counts = new Dictionary<int, int>();
        var (rows, broken) = (0, 0);
        while (rows < Rows && reader.Read())
        {
            rows++;
            if (reader.Fault != RowFault.None)
                broken++;
            else
                counts[reader.Count] = counts.GetValueOrDefault(reader.Count) + 1;
        }

        if (rows == 0 || counts.Count == 0)
            return (0, 0);
        var (cells, most) = counts.OrderByDescending(p => p.Value).ThenByDescending(p => p.Key).Select(p => (p.Key, p.Value)).First();
        return (cells < 2 ? 0 : ((double)most / rows) + (Math.Min(cells, 50) * 1e-4), (double)broken / rows);
    }
}
