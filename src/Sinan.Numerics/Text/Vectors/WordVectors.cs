using System.Numerics.Tensors;

namespace Sinan.Numerics.Text;

/// <summary>Words as vectors: words used in the same company lie near each other, and so do words made of the same pieces. Thread-safe.</summary>
/// <remarks>
/// Skip-gram with negative sampling and hashed grams (Bojanowski, Grave, Joulin and Mikolov 2017). The mean of all words is taken off, for all of them share a direction that
/// says nothing (Mu and Viswanath 2018).
/// </remarks>
public sealed class WordVectors
{
    readonly string[] words;
    readonly int[] counts, places;
    readonly Half[] wordValues, gramValues;
    readonly float[] center, units;
    readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    WordVectors(int dimensions, int texts, int buckets, string[] words, int[] counts, int[] places, Half[] wordValues, Half[] gramValues)
    {
        (Dimensions, Texts, Buckets, this.words, this.counts, this.places, this.wordValues, this.gramValues) = (dimensions, texts, buckets, words, counts, places, wordValues, gramValues);
        (center, units) = (new float[dimensions], new float[wordValues.Length]);
        TensorPrimitives.ConvertToSingle(wordValues, units);
        for (var word = 0; word < words.Length; word++)
        {
            numbers[words[word]] = word;
            LaneSums.AddScaled(1f / words.Length, UnitOf(word), center);
        }

        for (var word = 0; word < words.Length; word++)
            Place(UnitOf(word));
    }

    public int Dimensions { get; }

    /// <summary>Different texts that were learned from.</summary>
    public int Texts { get; }

    /// <summary>Occurrences of all words with a row of their own in these texts.</summary>
    public long Occurrences => counts.Sum(c => (long)c);

    /// <summary>Words with a row of their own.</summary>
    public int Count => words.Length;

    /// <summary>Grams with a row.</summary>
    public int Grams => places.Length;

    internal int Buckets { get; }

    /// <param name="texts">Cleaned texts; repeated ones count once.</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="options">Bounds, seed, threads.</param>
    /// <param name="cancellationToken">Cancels between texts.</param>
    /// <param name="progress">Told the part done, 0…1, now and then.</param>
    /// <returns>No words at all when none comes often enough.</returns>
    /// <exception cref="ArgumentException">The dimensions are no multiple of 16 of 16…512, or another bound is not positive.</exception>
    public static WordVectors Train(
        IReadOnlyList<string> texts, Segmenter segmenter, WordVectorOptions options, CancellationToken cancellationToken, Action<double>? progress = null)
    {
        if (options.Dimensions is < LaneSums.Lanes or > 512 || options.Dimensions % LaneSums.Lanes != 0)
            throw new ArgumentException($"The dimensions of word vectors must be a multiple of {LaneSums.Lanes}, at most 512. Got {options.Dimensions}.", nameof(options));
        if (options is not { Window: > 0, Negatives: > 0, LeastCount: > 0, MostWords: > 0, Passes: > 0, MostRead: > 0, Step: > 0, Frequent: > 0, Buckets: > 0, Threads: > 0 })
            throw new ArgumentException($"Every bound of word vectors must be positive. Got {options}.", nameof(options));
        var read = VectorWords.Read(texts, segmenter, options, cancellationToken);
        var (count, width) = (read.Words.Length, options.Dimensions);
        if (count == 0)
            return new WordVectors(width, read.Texts.Length, options.Buckets, [], [], [], [], []);
        var tables = WordVectorTraining.Run(read, options, progress, cancellationToken);
        var (means, values, grams) = (new float[count * width], new Half[count * width], new Half[read.Places.Length * width]);
        for (var word = 0; word < count; word++)
            tables.Mean(read.Rows[word], means.AsSpan(word * width, width));
        TensorPrimitives.ConvertToHalf(means, values);
        TensorPrimitives.ConvertToHalf(tables.Rows.AsSpan(count * width), grams);
        return new WordVectors(width, read.Texts.Length, options.Buckets, read.Words, read.Counts, read.Places, values, grams);
    }

    /// <summary>Occurrences of a word; 0 when it came too seldom to be learned.</summary>
    public int CountOf(string word) => numbers.TryGetValue(word.ToLowerInvariant(), out var number) ? counts[number] : 0;

    /// <summary>The vector of a word, of length one; of one that was never learned by its grams.</summary>
    /// <param name="word">In any case.</param>
    /// <param name="vector">As long as the dimensions.</param>
    /// <returns>False, and zeros, when nothing of the word was ever seen.</returns>
    public bool TryVector(ReadOnlySpan<char> word, Span<float> vector)
    {
        vector.Clear();
        if (word.Length is 0 or > Subwords.LongestWord)
            return false;
        Span<char> lower = stackalloc char[Subwords.LongestWord];
        var form = WordForm.Normalize(word, lower);
        if (numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var number))
        {
            UnitOf(number).CopyTo(vector);
            return true;
        }

        var (found, known) = (new List<int>(), 0);
        Span<float> gram = stackalloc float[Dimensions];
        Subwords.Collect(form, Buckets, found);
        foreach (var place in found)
        {
            if (Array.BinarySearch(places, place) is not (>= 0 and var row))
                continue;
            TensorPrimitives.ConvertToSingle(gramValues.AsSpan(row * Dimensions, Dimensions), gram);
            LaneSums.AddScaled(1, gram, vector);
            known++;
        }

        if (known == 0)
            return false;
        TensorPrimitives.Divide(vector, known, vector);
        Place(vector);
        return true;
    }

    /// <summary>Cosine of two words, −1…1; null when nothing of one was ever seen.</summary>
    public double? Similarity(ReadOnlySpan<char> word, ReadOnlySpan<char> other)
    {
        Span<float> left = stackalloc float[Dimensions], right = stackalloc float[Dimensions];
        return TryVector(word, left) && TryVector(other, right) ? LaneSums.Dot(left, right) : null;
    }

    /// <summary>The words nearest to one, itself left out; none when nothing of it was ever seen.</summary>
    /// <param name="word">In any case.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="leastCount">Only words that come at least so often.</param>
    public IReadOnlyList<WordNeighbor> Nearest(string word, int most, int leastCount = 1)
    {
        var vector = new float[Dimensions];
        var own = word.ToLowerInvariant();
        return TryVector(word, vector) ? Nearest(vector, most, n => n.Count >= leastCount && n.Word != own) : [];
    }

    /// <summary>The words nearest to a place, nearest first; of equally near ones the more frequent.</summary>
    /// <param name="vector">Of length one.</param>
    /// <param name="most">So many at most.</param>
    /// <param name="isWanted">Which words are looked at.</param>
    public IReadOnlyList<WordNeighbor> Nearest(ReadOnlySpan<float> vector, int most, Func<WordNeighbor, bool> isWanted)
    {
        var near = new PriorityQueue<WordNeighbor, (double, int)>();
        for (var word = 0; word < words.Length; word++)
        {
            var neighbor = new WordNeighbor(words[word], LaneSums.Dot(vector, UnitOf(word)), counts[word]);
            // The farthest of those kept goes first.
            if ((near.Count < most || near.Peek().Similarity < neighbor.Similarity) && isWanted(neighbor))
                near.Enqueue(neighbor, (neighbor.Similarity, -word));
            if (near.Count > most)
                near.Dequeue();
        }

        var found = new WordNeighbor[near.Count];
        for (var i = found.Length - 1; i >= 0; i--)
            found[i] = near.Dequeue();
        return found;
    }

    /// <summary>The mean of the vectors of words, made of length one.</summary>
    /// <returns>False, and zeros, when nothing of any word was ever seen.</returns>
    public bool TryMean(IEnumerable<string> some, Span<float> vector)
    {
        var (sum, one) = (new float[Dimensions], new float[Dimensions]);
        foreach (var word in some)
        {
            if (TryVector(word, one))
                LaneSums.AddScaled(1, one, sum);
        }

        sum.CopyTo(vector);
        return Normalize(vector);
    }

    /// <summary>A text as the mean of its words' vectors, made of length one.</summary>
    /// <param name="text">Cleaned.</param>
    /// <param name="reader">Cuts words; for one thread at a time.</param>
    /// <param name="vector">As long as the dimensions.</param>
    /// <returns>False, and zeros, when nothing of any word was ever seen.</returns>
    public bool TryText(string text, WordReader reader, Span<float> vector)
    {
        var found = new List<string>();
        foreach (var word in reader.Read(text))
        {
            if (word.Kind is WordKind.Han or WordKind.Latin)
                found.Add(word.Of(text).ToString());
        }

        return TryMean(found, vector);
    }

    /// <summary>Writes the vectors as half-precision numbers: see <see cref="WordVectorFile"/>.</summary>
    public void Write(Stream file) => WordVectorFile.Write(file, new WordVectorParts(Dimensions, Texts, Buckets, words, counts, places, wordValues, gramValues));

    /// <exception cref="InvalidDataException">The file is damaged, or of another version.</exception>
    public static WordVectors Load(Stream file)
    {
        var parts = WordVectorFile.Read(file);
        return new WordVectors(parts.Dimensions, parts.Texts, parts.Buckets, parts.Words, parts.Counts, parts.Places, parts.WordValues, parts.GramValues);
    }

    Span<float> UnitOf(int word) => units.AsSpan(word * Dimensions, Dimensions);

    void Place(Span<float> vector)
    {
        LaneSums.AddScaled(-1, center, vector);
        Normalize(vector);
    }

    static bool Normalize(Span<float> vector)
    {
        var square = LaneSums.Dot(vector, vector);
        if (square <= 0)
            return false;
        TensorPrimitives.Multiply(vector, 1 / MathF.Sqrt(square), vector);
        return true;
    }
}
