namespace Sinan.Numerics.Text;

/// <summary>Grams of what the lexicon reads in a text.</summary>
static class OpinionGrams
{
    /// <summary>Words on either side of an opinion that it may be said of.</summary>
    const int TargetWindow = 5;

    const int Quarters = 4, FirstQuarter = 6, TextLength = FirstQuarter + Quarters;
    const ulong OpinionSpace = 3, AmountSpace = 4;

    static readonly System.Buffers.SearchValues<char> clauseEnds = System.Buffers.SearchValues.Create("，。！？；,.!?;\n");

    /// <summary>Opinion words as they were read, and how much is praised and blamed: in all, at the beginning, at the end.</summary>
    public static void Read(ReadOnlySpan<char> text, double score, ReadOnlySpan<SentimentHit> hits, GramCounter counter)
    {
        var (praise, blame) = (0.0, 0.0);
        foreach (var hit in hits)
        {
            praise += Math.Max(0, hit.Contribution);
            blame += Math.Max(0, -hit.Contribution);
            counter.Add(GramHash.Mix(GramHash.Of(OpinionSpace, text.Slice(hit.Start, hit.Length)) + (hit.IsNegated ? 1UL : 0)), hit.Start, hit.Length);
        }

        ReadOnlySpan<double> amounts =
        [
            score, praise, -blame, hits.IsEmpty ? 0 : hits[0].Contribution, hits.IsEmpty ? 0 : hits[^1].Contribution, 8 * (praise - blame) / (1 + praise + blame),
        ];
        for (var i = 0; i < amounts.Length; i++)
            AddAmount(counter, i, amounts[i]);
    }

    /// <summary>Words beside each opinion in its clause, with its side; praise and blame of each quarter of the text; its length.</summary>
    /// <param name="text">Text in normal form.</param>
    /// <param name="list">Its words.</param>
    /// <param name="stems">Name of the stem of each word.</param>
    /// <param name="hits">Opinions in the order of the text.</param>
    /// <param name="counter">Counts the grams.</param>
    public static void ReadTargets(ReadOnlySpan<char> text, ReadOnlySpan<Word> list, ReadOnlySpan<ulong> stems, ReadOnlySpan<SentimentHit> hits, GramCounter counter)
    {
        Span<double> praise = stackalloc double[Quarters], blame = stackalloc double[Quarters];
        var next = 0;
        foreach (var hit in hits)
        {
            var quarter = Quarters * hit.Start / text.Length;
            praise[quarter] += Math.Max(0, hit.Contribution);
            blame[quarter] += Math.Min(0, hit.Contribution);
            while (next < list.Length && list[next].End <= hit.Start)
                next++;
            var after = next;
            while (after < list.Length && list[after].Start < hit.Start + hit.Length)
                after++;
            var side = (ulong)(1 + Math.Sign(hit.Contribution));
            for (var i = next - 1; i >= Math.Max(0, next - TargetWindow) && !EndsClause(text, list[i]); i--)
                AddTarget(counter, list[i], stems[i], side);
            for (var i = after; i < Math.Min(list.Length, after + TargetWindow) && !EndsClause(text, list[i]); i++)
                AddTarget(counter, list[i], stems[i], side);
        }

        for (var i = 0; i < Quarters; i++)
        {
            AddAmount(counter, FirstQuarter + i, praise[i]);
            AddAmount(counter, FirstQuarter + i, blame[i]);
        }

        // In fours: the steps end at some 250 characters.
        AddAmount(counter, TextLength, text.Length / 4.0);
    }

    static bool EndsClause(ReadOnlySpan<char> text, Word word) => word.Kind == WordKind.Mark && clauseEnds.Contains(text[word.Start]);

    static void AddTarget(GramCounter counter, Word word, ulong stem, ulong side)
    {
        if (word.Kind != WordKind.Mark)
            counter.Add(GramHash.Mix(stem + side), word.Start, word.Length);
    }

    /// <summary>An amount as the steps that it reaches, half powers of two on either side of nought: near amounts share most of their grams.</summary>
    static void AddAmount(GramCounter counter, int kind, double amount)
    {
        var steps = Math.Min(12, (int)Math.Round(2 * Math.Log2(1 + Math.Abs(amount))));
        var side = amount < 0 ? 1UL : 0;
        for (var step = 1; step <= steps; step++)
            counter.Add(GramHash.Mix((((AmountSpace * 16) + (ulong)kind) * 64) + ((ulong)step * 2) + side), 0, 0);
    }
}
