using System.Diagnostics;
using System.Globalization;
using Sinan.Benchmarks.Listen;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Benchmarks.Text;

/// <summary>Word vectors of public texts without their labels: speed, memory, and whether words of one category, and misspelt ones, lie where they belong.</summary>
static class WordVectorRun
{
    const long Seed = 20_240_229;

    /// <summary>A word of a category: so many texts hold it, so large a part of them in the category, which may hold all the words that are looked at evenly.</summary>
    const int LeastTexts = 20, Near = 10;
    const double LeastPart = 0.6;

    /// <returns>0; 2 without a folder.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var folder, .. var rest])
        {
            output.WriteLine("word-vectors FOLDER [--view]: FOLDER holds the public labelled texts.");
            return 2;
        }

        if (rest.Contains("--view"))
            return VectorView.Run(folder, output);
        Categories(LabelledReviews.Read(Path.Combine(folder, "zh-online-shopping/online_shopping_10_cats.csv.gz"), "review", "cat"), output);
        Misspellings(LabelledReviews.Read(Path.Combine(folder, "app-reviews/app_reviews_4000.csv"), "review", "label").Texts, output);
        return 0;
    }

    static WordVectors Train(string name, string[] texts, TextWriter output)
    {
        var (before, watch) = (GC.GetTotalMemory(true), Stopwatch.StartNew());
        var options = new WordVectorOptions { Seed = Seed, Threads = Environment.ProcessorCount };
        var vectors = WordVectors.Train(texts, LanguageTools.Shared.Segmenter, options, CancellationToken.None);
        var (passes, seconds) = (options.PassesOver(vectors.Occurrences), watch.Elapsed.TotalSeconds);
        using var file = new MemoryStream();
        vectors.Write(file);
        using var self = Process.GetCurrentProcess();
        output.WriteLine(Invariant($"{name}: {vectors.Texts} different texts, {vectors.Occurrences} words read {passes} times in {seconds:0.0} s, cutting included: {passes * vectors.Occurrences / seconds:0} a second; {vectors.Count} words, {vectors.Grams} grams; {(GC.GetTotalMemory(true) - before) / 1e6:0.0} MB held, {self.PeakWorkingSet64 / 1e6:0} MB at most, file {file.Length / 1e6:0.0} MB"));
        return vectors;
    }

    /// <summary>How many of the nearest words of a category's words are words of the same category, beside what chance gives.</summary>
    static void Categories(LabelledReviews reviews, TextWriter output)
    {
        var vectors = Train("shop reviews", reviews.Texts, output);
        var reader = new WordReader(LanguageTools.Shared.Segmenter);
        var holders = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var (text, label) in reviews.Texts.Zip(reviews.Labels))
        {
            var words = new HashSet<string>(StringComparer.Ordinal);
            foreach (var word in reader.Read(text))
                words.Add(word.Of(text).ToString());
            foreach (var word in words.Where(w => vectors.CountOf(w) > 0))
            {
                if (!holders.TryGetValue(word, out var of))
                    holders[word] = of = new Dictionary<string, int>(StringComparer.Ordinal);
                of[label] = of.GetValueOrDefault(label) + 1;
            }
        }

        var categoryOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, of) in holders)
        {
            var (most, all) = (of.MaxBy(p => p.Value), of.Values.Sum());
            if (all >= LeastTexts && most.Value >= LeastPart * all)
                categoryOf[word] = most.Key;
        }

        var chance = categoryOf.CountBy(c => c.Value).Sum(c => Math.Pow(c.Value / (double)categoryOf.Count, 2));
        var vector = new float[vectors.Dimensions];
        var same = categoryOf.Average(c =>
        {
            vectors.TryVector(c.Key, vector);
            return vectors.Nearest(vector, Near, n => n.Word != c.Key && categoryOf.ContainsKey(n.Word)).Average(n => categoryOf[n.Word] == c.Value ? 1.0 : 0);
        });
        output.WriteLine(Invariant($"  {categoryOf.Count} words of one category: {same:P1} of the {Near} nearest are of the same, by chance {chance:P1}"));
        foreach (var word in new[] { "快递", "屏幕", "酒店", "牛奶", "洗发水", "客服", "差", "卡顿" })
            output.WriteLine(Invariant($"  {word} ({vectors.CountOf(word)}): {string.Join(' ', vectors.Nearest(word, 8, LeastTexts).Select(n => Invariant($"{n.Word} {n.Similarity:0.00}")))}"));
    }

    /// <summary>Of words with two letters exchanged, which no text holds: how often the right spelling is the nearest.</summary>
    static void Misspellings(string[] texts, TextWriter output)
    {
        var vectors = Train("app reviews", texts, output);
        var (random, tried, first, among) = (new SplitMix64(Seed), 0, 0, 0);
        var reader = new WordReader(LanguageTools.Shared.Segmenter);
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var word in reader.Read(text))
                words.Add(word.Of(text).ToString().ToLowerInvariant());
        }

        foreach (var word in words.Where(w => w.Length >= 6 && vectors.CountOf(w) >= LeastTexts).Order(StringComparer.Ordinal))
        {
            var letters = word.ToCharArray();
            var at = 1 + random.NextInt(word.Length - 3);
            (letters[at], letters[at + 1]) = (letters[at + 1], letters[at]);
            if (words.Contains(new string(letters)))
                continue;
            var near = vectors.Nearest(new string(letters), 5);
            tried++;
            first += near is [var nearest, ..] && nearest.Word == word ? 1 : 0;
            among += near.Any(n => n.Word == word) ? 1 : 0;
        }

        output.WriteLine(Invariant($"  {tried} words with two letters exchanged: the right spelling is nearest in {first / (double)tried:P1}, among five in {among / (double)tried:P1}; by chance {5.0 / vectors.Count:P1}"));
        foreach (var word in new[] { "crash", "crashes", "battery", "login", "ads", "beautifull" })
            output.WriteLine(Invariant($"  {word} ({vectors.CountOf(word)}): {string.Join(' ', vectors.Nearest(word, 8, 10).Select(n => Invariant($"{n.Word} {n.Similarity:0.00}")))}"));
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
