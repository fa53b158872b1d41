namespace Sinan.Numerics.Text;

/// <summary>Reads the terms of comments: content words, and pairs of adjacent words that belong together.</summary>
/// <remarks>Words are counted once a comment. The result does not depend on the number of threads.</remarks>
public static class ThemeTermReader
{
    /// <summary>Between words that are not adjacent.</summary>
    const int Gap = -1;

    /// <summary>A pair is a phrase from this normalised pointwise mutual information on (Bouma 2009).</summary>
    const double PhraseBound = 0.3;
    const int MostTerms = 12_000;

    public static ThemeTerms Read(
        IReadOnlyList<string> texts, string language, Segmenter segmenter, ThemeVocabulary vocabulary, int threads, CancellationToken cancellationToken)
    {
        var (words, sequences) = WordSequences.Read(texts, segmenter, (text, reader, local) => Sequence(text, language, reader, vocabulary, local), threads, cancellationToken);
        var isTurn = words.ConvertAll(w => ThemeVocabulary.IsTurn(w));
        var wordRows = new int[words.Count];
        foreach (var sequence in sequences)
        {
            foreach (var word in sequence.Distinct())
            {
                if (word != Gap)
                    wordRows[word]++;
            }
        }

        var least = Math.Max(3, texts.Count / 4000);
        var pairs = Phrases(sequences, wordRows, isTurn, texts.Count, Math.Max(4, texts.Count / 2000));
        // The commonest terms of a bounded vocabulary; those in more than a third of the comments tell nothing apart.
        var most = Math.Max(texts.Count / 3, least);
        var kept = Enumerable.Range(0, words.Count)
            .Where(w => !isTurn[w] && wordRows[w] >= least && wordRows[w] <= most)
            .OrderByDescending(w => wordRows[w]).ThenBy(w => words[w], StringComparer.Ordinal).Take(MostTerms).ToArray();
        var numbers = new int[words.Count];
        Array.Fill(numbers, Gap);
        for (var i = 0; i < kept.Length; i++)
            numbers[kept[i]] = i;

        var blank = language == TextLanguage.Chinese ? "" : " ";
        var phrases = pairs.OrderBy(p => p).ToArray();
        var phraseNumbers = new Dictionary<long, int>();
        foreach (var pair in phrases)
            phraseNumbers[pair] = kept.Length + phraseNumbers.Count;
        string[] terms = [.. kept.Select(w => words[w]), .. phrases.Select(p => Join(words[(int)(p >> 32)], words[(int)p], blank))];
        int[] parts = [.. kept.Select(_ => 1), .. phrases.Select(_ => 2)];

        var rows = new int[texts.Count][];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, rows.Length, options, row =>
        {
            var found = new List<int>();
            var sequence = sequences[row];
            for (var i = 0; i < sequence.Length; i++)
            {
                if (sequence[i] == Gap)
                    continue;
                if (numbers[sequence[i]] != Gap)
                    found.Add(numbers[sequence[i]]);
                if (i + 1 < sequence.Length && sequence[i + 1] != Gap && phraseNumbers.TryGetValue(Pair(sequence[i], sequence[i + 1]), out var phrase))
                    found.Add(phrase);
            }

            rows[row] = [.. found.Distinct().Order()];
        });
        return new ThemeTerms(terms, parts, rows);
    }

    static int[] Sequence(string text, string language, WordReader reader, ThemeVocabulary vocabulary, Dictionary<string, int> local)
    {
        var sequence = new List<int>();
        var lookup = local.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[64], stem = stackalloc char[64];
        foreach (var word in reader.Read(text))
        {
            scoped ReadOnlySpan<char> form = default;
            if (word.Length <= 64)
            {
                form = WordForm.Normalize(word.Of(text), lower);
                if (word.Kind == WordKind.Latin && language == TextLanguage.English && !ThemeVocabulary.IsTurn(form) && vocabulary.IsContent(form, word.Kind))
                    form = WordForm.Stem(form, stem);
            }

            if (form.IsEmpty || !(ThemeVocabulary.IsTurn(form) || vocabulary.IsContent(form, word.Kind)))
            {
                if (sequence.Count > 0 && sequence[^1] != Gap)
                    sequence.Add(Gap);
                continue;
            }

            if (!lookup.TryGetValue(form, out var number))
                local[form.ToString()] = number = local.Count;
            sequence.Add(number);
        }

        return [.. sequence];
    }

    /// <summary>Pairs of adjacent words that occur together far more often than apart.</summary>
    static List<long> Phrases(int[][] sequences, int[] wordRows, List<bool> isTurn, int rows, int least)
    {
        var counts = new Dictionary<long, int>();
        var seen = new HashSet<long>();
        foreach (var sequence in sequences)
        {
            seen.Clear();
            for (var i = 0; i + 1 < sequence.Length; i++)
            {
                var (a, b) = (sequence[i], sequence[i + 1]);
                if (a == Gap || b == Gap || a == b || isTurn[b] || wordRows[a] < least || wordRows[b] < least || !seen.Add(Pair(a, b)))
                    continue;
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, Pair(a, b), out _)++;
            }
        }

        var phrases = new List<long>();
        foreach (var (pair, count) in counts)
        {
            var (a, b) = ((int)(pair >> 32), (int)pair);
            var joint = count / (double)rows;
            var npmi = Math.Log(joint * rows * rows / ((double)wordRows[a] * wordRows[b])) / -Math.Log(joint);
            if (count >= least && npmi >= PhraseBound)
                phrases.Add(pair);
        }

        return phrases;
    }

    static long Pair(int a, int b) => ((long)a << 32) | (uint)b;

    static string Join(string a, string b, string blank) =>
        blank.Length == 0 && char.IsAsciiLetterOrDigit(a[^1]) && char.IsAsciiLetterOrDigit(b[0]) ? a + " " + b : a + blank + b;
}
