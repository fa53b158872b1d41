namespace Sinan.Numerics.Text;

/// <summary>The words of texts that get vectors, with their grams, and the texts as their numbers.</summary>
/// <param name="Words">Most frequent first; equally frequent ones by their characters.</param>
/// <param name="Counts">Occurrences of each.</param>
/// <param name="Places">Places of the grams of all words, ascending; the row of a gram is the number of words and its position here.</param>
/// <param name="Rows">For each word its own row and those of its grams.</param>
/// <param name="Texts">For each different text its words in order; words without a vector are left out.</param>
sealed record VectorWords(string[] Words, int[] Counts, int[] Places, int[][] Rows, int[][] Texts)
{
    /// <summary>Counts every text once, however often it is repeated: what is said again in the same words is no new company.</summary>
    public static VectorWords Read(IReadOnlyList<string> texts, Segmenter segmenter, WordVectorOptions options, CancellationToken cancellationToken)
    {
        var (all, sequences) = WordSequences.Read([.. texts.Distinct(StringComparer.Ordinal)], segmenter, Sequence, options.Threads, cancellationToken);
        var counts = new int[all.Count];
        foreach (var word in sequences.SelectMany(s => s))
            counts[word]++;
        var kept = Enumerable.Range(0, all.Count).Where(w => counts[w] >= options.LeastCount)
            .OrderByDescending(w => counts[w]).ThenBy(w => all[w], StringComparer.Ordinal).Take(options.MostWords).ToArray();
        var numbers = new int[all.Count];
        Array.Fill(numbers, -1);
        foreach (var (number, word) in kept.Index())
            numbers[word] = number;
        for (var text = 0; text < sequences.Length; text++)
            sequences[text] = [.. sequences[text].Select(w => numbers[w]).Where(n => n >= 0)];
        string[] words = [.. kept.Select(w => all[w])];
        var (places, rows) = Grams(words, options.Buckets);
        return new VectorWords(words, [.. kept.Select(w => counts[w])], places, rows, sequences);
    }

    /// <summary>Words of letters, in lower case; numbers and marks keep no company.</summary>
    static int[] Sequence(string text, WordReader reader, Dictionary<string, int> local)
    {
        var sequence = new List<int>();
        var lookup = local.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[Subwords.LongestWord];
        foreach (var word in reader.Read(text))
        {
            if (word.Kind is not (WordKind.Han or WordKind.Latin) || word.Length > Subwords.LongestWord)
                continue;
            var form = WordForm.Normalize(word.Of(text), lower);
            if (!lookup.TryGetValue(form, out var number))
                local[form.ToString()] = number = local.Count;
            sequence.Add(number);
        }

        return [.. sequence];
    }

    static (int[] Places, int[][] Rows) Grams(string[] words, int buckets)
    {
        var (grams, found) = (new int[words.Length][], new List<int>());
        for (var word = 0; word < words.Length; word++)
        {
            Subwords.Collect(words[word], buckets, found);
            grams[word] = [.. found];
        }

        int[] places = [.. grams.SelectMany(g => g).Distinct().Order()];
        return (places, [.. grams.Select((g, word) => (int[])[word, .. g.Select(place => words.Length + Array.BinarySearch(places, place))])]);
    }
}
