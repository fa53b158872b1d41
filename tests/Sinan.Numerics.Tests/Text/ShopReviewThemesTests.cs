using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Text;

/// <summary>Themes of real reviews against the categories that they were written in: the reduced form of "themes" in bench/Sinan.Benchmarks.</summary>
public sealed class ShopReviewThemesTests
{
    const int Categories = 10, Reviews = 8_000, Batches = 10;

    static readonly Lazy<(string[] Texts, int[] Truth)> Sample = new(Read);

    // The targets of the full run over 62,773 reviews.
    [Fact]
    public void Themes_agree_with_the_categories_and_their_words_belong_together()
    {
        var (texts, truth) = Sample.Value;

        var model = Fit(texts, Categories, null);

        Assert.InRange(Agreement.NormalizedMutualInformation(truth, model.Labels), 0.45, 1);
        Assert.InRange(model.Quality.Coherence, 0.10, 1);
        Assert.InRange(model.Quality.Diversity, 0.80, 1);
    }

    [Fact]
    public void Nine_of_ten_comments_keep_their_theme_when_the_reviews_come_in_ten_batches()
    {
        var texts = Sample.Value.Texts[..(Reviews / 2)];
        // The id of a theme is its number in order of birth.
        var (ids, next, labels) = (Array.Empty<int>(), 0, Array.Empty<int>());
        for (var batch = 1; batch <= Batches; batch++)
        {
            var part = texts[..(texts.Length * batch / Batches)];
            var prior = batch == 1 ? null : new ThemePrior(ids.Length, [.. labels, .. Enumerable.Repeat(-1, part.Length - labels.Length)], new HashSet<int>());
            var model = Fit(part, null, prior);
            var lineage = ThemeLineage.Between(labels, ids.Length, model.Labels.AsSpan(0, labels.Length), model.Themes.Count);
            int[] now = [.. lineage.Continues.Select(c => c >= 0 ? ids[c] : next++)];
            var placed = Enumerable.Range(0, labels.Length).Where(i => labels[i] >= 0).ToArray();
            var kept = placed.Count(i => model.Labels[i] >= 0 && now[model.Labels[i]] == ids[labels[i]]);
            Assert.True(kept >= 0.9 * placed.Length, $"batch {batch}: {kept} of {placed.Length}");
            (ids, labels) = (now, model.Labels);
        }
    }

    static ThemeModel Fit(string[] texts, int? clusters, ThemePrior? prior) => ThemeModel.Fit(
        texts, TextLanguage.Chinese, TestDictionaries.Segmenter, TestDictionaries.Vocabulary, new ThemeOptions { Seed = 20_240_229, Threads = 2, Clusters = clusters },
        TestContext.Current.CancellationToken, prior);

    /// <summary>A part of all reviews in random order, so that every batch holds every category.</summary>
    static (string[] Texts, int[] Truth) Read()
    {
        var rows = ReviewFile.Read(SharedMaterial.Path("data", "zh-online-shopping", "online_shopping_10_cats.csv.gz")).Skip(1)
            .Select(r => (Label: r[0], Text: TextCleaner.Clean(r[2]))).Where(r => r.Text.Length > 0).ToArray();
        new SplitMix64(1L).Shuffle(rows.AsSpan());
        var labels = rows.Select(r => r.Label).Distinct().Order(StringComparer.Ordinal).ToList();
        return ([.. rows.Take(Reviews).Select(r => r.Text)], [.. rows.Take(Reviews).Select(r => labels.IndexOf(r.Label))]);
    }
}
