using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Text;

/// <summary>Words of real reviews by the company they keep: the reduced form of "word-vectors" in bench/Sinan.Benchmarks.</summary>
public sealed class WordVectorDataTests
{
    const int Reviews = 8_000, Near = 10, LeastTexts = 10;

    // The categories of the reviews are never learned from: they only tell which words belong together. Beside it the same question to singular vectors of associations.
    [Fact]
    public void Words_of_one_category_lie_near_each_other()
    {
        var rows = ReviewFile.Read(SharedMaterial.Path("data", "zh-online-shopping", "online_shopping_10_cats.csv.gz")).Skip(1)
            .Select(r => (Label: r[0], Text: TextCleaner.Clean(r[2]))).Where(r => r.Text.Length > 0).ToArray();
        new SplitMix64(1L).Shuffle(rows.AsSpan());
        rows = rows[..Reviews];
        string[] texts = [.. rows.Select(r => r.Text)];
        var categoryOf = Categories(rows);
        string[] words = [.. categoryOf.Keys.Order(StringComparer.Ordinal)];

        var learned = WordVectors.Train(texts, TestDictionaries.Segmenter, new WordVectorOptions { Seed = 1, Threads = 2 }, TestContext.Current.CancellationToken);
        var vectors = new float[words.Length * learned.Dimensions];
        foreach (var (i, word) in words.Index())
            learned.TryVector(word, vectors.AsSpan(i * learned.Dimensions, learned.Dimensions));
        var (places, rank) = WordPlaces.Of(
            texts, words, TextLanguage.Chinese, TestDictionaries.Segmenter, TestDictionaries.Vocabulary, 1, new ParallelOptions { MaxDegreeOfParallelism = 2 });

        var (ours, associations) = (Purity(words, categoryOf, vectors, learned.Dimensions), Purity(words, categoryOf, places, rank));
        var chance = categoryOf.CountBy(c => c.Value).Sum(c => Math.Pow(c.Value / (double)words.Length, 2));
        var figures = $"{words.Length} words: {ours:P1} of the {Near} nearest of the same category, singular vectors {associations:P1}, chance {chance:P1}";
        TestContext.Current.SendDiagnosticMessage(figures);
        Assert.True(ours >= 0.9 && associations >= 0.9, figures);
    }

    // A letter left out makes a word that no review holds; its grams still lead to the right one.
    [Fact]
    public void Misspelt_words_lie_near_the_right_ones()
    {
        var texts = ReviewFile.Read(SharedMaterial.Path("data", "app-reviews", "app_reviews_4000.csv")).Skip(1).SelectMany(r => r).Select(TextCleaner.Clean).ToArray();
        var learned = WordVectors.Train(texts, TestDictionaries.Segmenter, new WordVectorOptions { Seed = 1, Threads = 2 }, TestContext.Current.CancellationToken);
        var (random, tried, found) = (new SplitMix64(3L), 0, 0);
        foreach (var word in Words(texts).Where(w => w.Length >= 7 && char.IsAsciiLetter(w[0]) && learned.CountOf(w) >= LeastTexts).Order(StringComparer.Ordinal))
        {
            var misspelt = word.Remove(2 + random.NextInt(word.Length - 4), 1);
            if (learned.CountOf(misspelt) > 0)
                continue;
            tried++;
            found += learned.Nearest(misspelt, 5).Any(n => n.Word == word) ? 1 : 0;
        }

        Assert.True(tried >= 100 && found >= 0.6 * tried, $"{found} of {tried} among the five nearest of {learned.Count}");
    }

    /// <summary>Words that mostly stand in reviews of one category.</summary>
    static Dictionary<string, string> Categories((string Label, string Text)[] rows)
    {
        var holders = rows.SelectMany(r => Words([r.Text]).Select(w => (Word: w, r.Label))).GroupBy(p => p.Word, p => p.Label, StringComparer.Ordinal).Where(g => g.Count() >= LeastTexts);
        return holders.Select(g => (g.Key, Most: g.CountBy(l => l).MaxBy(c => c.Value), All: g.Count())).Where(g => g.Most.Value >= 0.6 * g.All)
            .ToDictionary(g => g.Key, g => g.Most.Key, StringComparer.Ordinal);
    }

    static HashSet<string> Words(IEnumerable<string> texts)
    {
        var (reader, words) = (new WordReader(TestDictionaries.Segmenter), new HashSet<string>(StringComparer.Ordinal));
        foreach (var text in texts)
        {
            foreach (var word in reader.Read(text))
            {
                if (word.Kind is WordKind.Han or WordKind.Latin && TestDictionaries.Vocabulary.IsContent(word.Of(text), word.Kind))
                    words.Add(word.Of(text).ToString().ToLowerInvariant());
            }
        }

        return words;
    }

    static double Purity(string[] words, Dictionary<string, string> categoryOf, float[] vectors, int width) => Enumerable.Range(0, words.Length).Average(i =>
        Enumerable.Range(0, words.Length).Where(j => j != i)
            .OrderByDescending(j => System.Numerics.Tensors.TensorPrimitives.Dot<float>(vectors.AsSpan(i * width, width), vectors.AsSpan(j * width, width)))
            .Take(Near).Average(j => categoryOf[words[j]] == categoryOf[words[i]] ? 1.0 : 0));
}
