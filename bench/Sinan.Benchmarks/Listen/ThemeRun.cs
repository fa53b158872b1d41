using System.Diagnostics;
using System.Globalization;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Stages.Listen.Data;

namespace Sinan.Benchmarks.Listen;

/// <summary>Themes of shop reviews against their ten categories and against scikit-learn, over ten batches, and of a million short texts.</summary>
static class ThemeRun
{
    public const int Threads = 2;
    public const long Seed = 20_240_229;

    const int Categories = 10;
    const double LeastAgreement = 0.45, LeastRatio = 1.05, LeastCoherence = 0.10, LeastDiversity = 0.80;
    const double MostSeconds = 60, MostBytes = 4e9;
    const int Million = 1_000_000;

    /// <returns>0 when every target holds, 2 without a folder.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        if (args is not [var folder, .. var rest])
        {
            output.WriteLine("themes FOLDER [--million]: FOLDER holds online_shopping_10_cats.csv.gz.");
            return 2;
        }

        var reviews = LabelledReviews.Read(Path.Combine(folder, "online_shopping_10_cats.csv.gz"), "review", "cat");
        if (rest.Contains("--million"))
            return Large(reviews.Texts, output) ? 0 : 1;
        var holds = Quality(reviews, output);
        holds &= ThemeBatches.Report(reviews.Texts, output);
        return holds ? 0 : 1;
    }

    public static ThemeModel Fit(IReadOnlyList<string> texts, int? clusters, ThemePrior? prior = null, ThemeMethod method = ThemeMethod.Groups) => ThemeModel.Fit(
        texts, TextLanguage.Chinese, LanguageTools.Shared.Segmenter, LanguageTools.Shared.Vocabulary,
        new ThemeOptions { Seed = Seed, Threads = Threads, Clusters = clusters, Method = method }, CancellationToken.None, prior);

    static bool Quality(LabelledReviews reviews, TextWriter output)
    {
        var truth = reviews.Numbers();
        var (model, agreement) = Report(reviews.Texts, truth, ThemeMethod.Groups, output);
        output.WriteLine(Invariant($"  groups must reach NMI {LeastAgreement:0.00}, NPMI {LeastCoherence:0.00}, diversity {LeastDiversity:0.00}"));
        Report(reviews.Texts, truth, ThemeMethod.Factors, output);
        var holds = agreement >= LeastAgreement && model.Quality.Coherence >= LeastCoherence && model.Quality.Diversity >= LeastDiversity;
        if (ScikitLearnPeer.Measure(reviews.Texts, truth, Categories) is not { } peer)
        {
            output.WriteLine("  python3 with scikit-learn is not installed: it is left out");
            return holds;
        }

        output.WriteLine(Invariant($"  scikit-learn, TF-IDF + SVD 50 + k-means on the same words without stop words, best of its runs: NMI {peer:0.000}, ratio {agreement / peer:0.00} (at least {LeastRatio:0.00})"));
        return holds && agreement >= LeastRatio * peer;
    }

    static (ThemeModel Model, double Agreement) Report(string[] texts, int[] truth, ThemeMethod method, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var model = Fit(texts, Categories, method: method);
        var agreement = Agreement.NormalizedMutualInformation(truth, model.Labels);
        output.WriteLine(Invariant($"{method}: {texts.Length} reviews, {Categories} sought, {model.Themes.Count} found, {clock.Elapsed.TotalSeconds:0.0} s: NMI {agreement:0.000}, adjusted Rand {Agreement.AdjustedRand(truth, model.Labels):0.000}, {model.Labels.Count(l => l < 0) / (double)truth.Length:P1} in no theme"));
        output.WriteLine(Invariant($"  NPMI {model.Quality.Coherence:0.000}, diversity {model.Quality.Diversity:0.000}"));
        foreach (var theme in model.Themes)
            output.WriteLine(Invariant($"  {theme.Size,6} {string.Join(' ', theme.Words)}"));
        return (model, agreement);
    }

    /// <summary>Two sentences of the reviews make a short text: a million different ones with real words.</summary>
    static bool Large(string[] reviews, TextWriter output)
    {
        var (sentences, pieces, random) = (new List<string>(), new List<Token>(), new SplitMix64(Seed));
        foreach (var review in reviews)
        {
            SentenceSplitter.Sentences(review, pieces);
            sentences.AddRange(pieces.Where(p => p.Length is >= 4 and <= 30).Select(p => review.Substring(p.Start, p.Length)));
        }

        string Pick() => sentences[random.NextInt(sentences.Count)];
        string[] texts = [.. Enumerable.Range(0, Million).Select(_ => Pick() + Pick())];
        var clock = Stopwatch.StartNew();
        var model = Fit(texts, null);
        var seconds = clock.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        output.WriteLine(Invariant($"{Million:N0} texts of {texts.Average(t => t.Length):0.0} characters from {sentences.Count:N0} sentences: {model.Themes.Count} themes in {seconds:0.0} s (at most {MostSeconds:0}), {self.PeakWorkingSet64 / 1e9:0.00} GB at most (at most {MostBytes / 1e9:0})"));
        return seconds <= MostSeconds && self.PeakWorkingSet64 <= MostBytes;
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
