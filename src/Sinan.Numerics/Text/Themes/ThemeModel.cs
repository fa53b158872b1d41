using System.Numerics.Tensors;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>A theme as found.</summary>
/// <param name="Name">Its most telling words or phrase.</param>
/// <param name="Words">Up to ten terms, most telling first.</param>
/// <param name="Size">Comments.</param>
public sealed record ThemeCluster(string Name, IReadOnlyList<string> Words, int Size);

/// <summary>Themes that are like each other.</summary>
/// <param name="Name">Their most telling words together.</param>
/// <param name="Themes">Numbers of the themes, ascending.</param>
public sealed record ThemeClusterGroup(string Name, IReadOnlyList<int> Themes);

/// <summary>Themes of comments in one language: word vectors from associations, TF-IDF weighted sums, spherical k-means or non-negative factors, names by class-based TF-IDF.</summary>
/// <remarks>Same texts, options, prior and seed give the same themes on any number of threads.</remarks>
public sealed class ThemeModel
{
    readonly LatentSpace space;
    readonly ThemeTerms terms;
    readonly float[] centroids;

    ThemeModel(
        LatentSpace space, ThemeTerms terms, float[] centroids, int[] labels, IReadOnlyList<ThemeCluster> themes, IReadOnlyList<ThemeClusterGroup> groups, ThemeQuality quality) =>
        (this.space, this.terms, this.centroids, Labels, Themes, Groups, Quality) = (space, terms, centroids, labels, themes, groups, quality);

    /// <summary>Largest first.</summary>
    public IReadOnlyList<ThemeCluster> Themes { get; }

    /// <summary>Themes of themes, by their first theme; a theme that is like no other is alone in its group.</summary>
    public IReadOnlyList<ThemeClusterGroup> Groups { get; }

    /// <summary>Theme of each comment; −1 for none.</summary>
    public int[] Labels { get; }

    public ThemeQuality Quality { get; }

    /// <param name="texts">Cleaned comments, all in <paramref name="language"/>.</param>
    /// <param name="language">"zh" or "en".</param>
    /// <param name="segmenter">Cuts words.</param>
    /// <param name="vocabulary">Which words carry a subject.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Cancels between steps.</param>
    /// <param name="prior">Themes of an earlier reading: clusters begin there, so that themes stay when comments come in; null = none.</param>
    public static ThemeModel Fit(
        IReadOnlyList<string> texts, string language, Segmenter segmenter, ThemeVocabulary vocabulary, ThemeOptions options, CancellationToken cancellationToken, ThemePrior? prior = null)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        var random = new SplitMix64(options.Seed);
        var terms = ThemeTermReader.Read(texts, language, segmenter, vocabulary, options.Threads, cancellationToken);
        if (terms.Terms.Length < 2)
            return Empty(terms, parallel);
        var space = LatentSpace.Fit(terms, options.Rank, unchecked((long)random.Fork(0).NextUInt64()), parallel);
        var (centroids, labels, silhouette) = prior is { IsFinal: true }
            ? ThemeSearch.Keep(space, prior)
            : ThemeSearch.Find(terms, space, options, prior, random, parallel);

        var words = ThemeWords.Of(terms, labels, centroids.Length / space.Rank);
        var separator = language == TextLanguage.Chinese ? "、" : ", ";
        var themes = new ThemeCluster[words.Length];
        for (var theme = 0; theme < themes.Length; theme++)
            themes[theme] = new ThemeCluster(ThemeWords.Name(words[theme], separator), [.. words[theme].Select(w => w.Term)], labels.Count(l => l == theme));
        return new ThemeModel(space, terms, centroids, labels, themes, GroupsOf(space, terms, centroids, labels, themes, separator), ThemeQuality.Of(terms, words, silhouette));
    }

    static ThemeClusterGroup[] GroupsOf(LatentSpace space, ThemeTerms terms, float[] centroids, int[] labels, ThemeCluster[] themes, string separator)
    {
        var groupOf = ThemeGroups.Of(centroids, space.Rank, [.. themes.Select(t => t.Size)]);
        var count = groupOf.Length == 0 ? 0 : groupOf.Max() + 1;
        var words = ThemeWords.Of(terms, [.. labels.Select(l => l < 0 ? -1 : groupOf[l])], count);
        return [.. Enumerable.Range(0, count).Select(g => new ThemeClusterGroup(ThemeWords.Name(words[g], separator), [.. Enumerable.Range(0, themes.Length).Where(t => groupOf[t] == g)]))];
    }

    /// <summary>The comments that show a theme best and differ from each other: maximal marginal relevance with λ = 0.7 (Carbonell and Goldstein 1998).</summary>
    /// <param name="theme">Number of the theme.</param>
    /// <param name="most">Comments wanted.</param>
    /// <param name="isEligible">Whether a comment may be shown (its length, its time).</param>
    public IReadOnlyList<int> Representatives(int theme, int most, Func<int, bool> isEligible)
    {
        const double relevance = 0.7;
        const int pool = 60;
        var centroid = centroids.AsMemory(theme * space.Rank, space.Rank);
        var candidates = Enumerable.Range(0, Labels.Length)
            .Where(i => Labels[i] == theme && isEligible(i))
            .Select(i => (Comment: i, Cosine: TensorPrimitives.Dot(PointOf(i), centroid.Span)))
            .OrderByDescending(c => c.Cosine).ThenBy(c => c.Comment).Take(pool).ToList();
        var chosen = new List<int>();
        while (chosen.Count < most && candidates.Count > 0)
        {
            var best = candidates.MaxBy(c => relevance * c.Cosine - (1 - relevance) * Likeness(c.Comment, chosen));
            candidates.Remove(best);
            chosen.Add(best.Comment);
        }

        return chosen;
    }

    /// <summary>How near one of the texts lies to the centre of its theme, −1…1; zero for texts without theme.</summary>
    public double Closeness(int text) => Labels[text] < 0 ? 0 : TensorPrimitives.Dot(PointOf(text), centroids.AsSpan(Labels[text] * space.Rank, space.Rank));

    /// <summary>Shared terms of two comments as Jaccard, which also sees equal texts: nearness in the space alone would not.</summary>
    double Likeness(int comment, List<int> chosen)
    {
        var most = 0.0;
        foreach (var other in chosen)
        {
            var shared = terms.Rows[comment].Intersect(terms.Rows[other]).Count();
            var union = terms.Rows[comment].Length + terms.Rows[other].Length - shared;
            most = Math.Max(most, union > 0 ? shared / (double)union : 1);
        }

        return most;
    }

    ReadOnlySpan<float> PointOf(int comment) => space.Points.AsSpan(comment * space.Rank, space.Rank);

    static ThemeModel Empty(ThemeTerms terms, ParallelOptions options)
    {
        var labels = new int[terms.Rows.Length];
        Array.Fill(labels, -1);
        var nothing = new ThemeTerms(["", " "], [1, 1], [[]]);
        return new ThemeModel(LatentSpace.Fit(nothing, 1, 0, options), nothing, [], labels, [], [], new ThemeQuality(0, 0, 0));
    }
}
