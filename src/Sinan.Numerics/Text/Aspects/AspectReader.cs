namespace Sinan.Numerics.Text;

/// <summary>Reads the clauses of comments for aspects, in two passes: pairs first, then every place where a chosen aspect stands. For one thread at a time.</summary>
sealed class AspectReader(Segmenter segmenter, WordClasses classes)
{
    readonly AspectPatterns patterns = new(new WordReader(segmenter), classes);
    readonly LexiconSentiment sentiment = new(new WordReader(segmenter), SentimentLexicon.Default);
    readonly List<Token> clauses = [];

    /// <summary>The pairs of a comment.</summary>
    /// <param name="text">Cleaned comment.</param>
    /// <param name="pairs">Takes them.</param>
    /// <param name="nouns">Takes every noun, and two nouns in a row, with the length of the first of two; 0 for one.</param>
    public void Collect(string text, List<AspectPair> pairs, Dictionary<string, int> nouns)
    {
        SentenceSplitter.Clauses(text, clauses);
        foreach (var clause in clauses)
        {
            patterns.Read(clause.Of(text));
            pairs.AddRange(patterns.Pairs);
            foreach (var (noun, cut, _, _) in patterns.Nouns)
                nouns[noun] = cut;
        }
    }

    /// <summary>Every mention of an aspect in a comment.</summary>
    /// <param name="number">Number of the comment.</param>
    /// <param name="text">Cleaned comment.</param>
    /// <param name="aspects">Chosen aspects.</param>
    /// <param name="mentions">Takes them.</param>
    public void Find(int number, string text, HashSet<string> aspects, List<AspectMention> mentions)
    {
        SentenceSplitter.Clauses(text, clauses);
        foreach (var clause in clauses)
        {
            var piece = clause.Of(text);
            patterns.Read(piece);
            sentiment.Score(piece);
            var hits = sentiment.Hits;
            var found = false;
            foreach (var (noun, _, start, end) in patterns.Nouns)
            {
                // Two nouns in a row are one aspect, not three.
                if (!aspects.Contains(noun) || patterns.Nouns.Exists(n => n.Start <= start && n.End >= end && n.End - n.Start > end - start && aspects.Contains(n.Noun)))
                    continue;
                found = true;
                mentions.Add(new AspectMention(number, noun, Polarity(hits, start, end), clause.Start, clause.Length));
            }

            if (found)
                continue;
            foreach (var hit in hits)
            {
                if (ImplicitAspects.Of(piece.Slice(hit.Start, hit.Length).ToString().ToLowerInvariant()) is { } aspect)
                    mentions.Add(new AspectMention(number, aspect, Math.Sign(hit.Contribution), clause.Start, clause.Length));
            }
        }
    }

    static int Polarity(ReadOnlySpan<SentimentHit> hits, int start, int end)
    {
        var (nearest, sign) = (int.MaxValue, 0);
        foreach (var hit in hits)
        {
            var distance = hit.Start >= end ? hit.Start - end : Math.Max(0, start - hit.Start - hit.Length);
            if (distance < nearest)
                (nearest, sign) = (distance, Math.Sign(hit.Contribution));
        }

        return sign;
    }
}
