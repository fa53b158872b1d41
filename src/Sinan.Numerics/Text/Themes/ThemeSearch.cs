using Sinan.Numerics.Random;

namespace Sinan.Numerics.Text;

/// <summary>Finds the clusters that become themes, from nothing or from earlier themes.</summary>
static class ThemeSearch
{
    /// <summary>Another theme must be nearer by so much, in cosine, before a comment leaves the theme that it was in.</summary>
    const float Loyalty = 0.1f;
    const int Starts = 10;

    /// <returns>Centres, theme of each comment (−1 for none), and the silhouette of the clusters; NaN for factors.</returns>
    public static (float[] Centroids, int[] Labels, double Silhouette) Find(
        ThemeTerms terms, LatentSpace space, ThemeOptions options, ThemePrior? prior, SplitMix64 random, ParallelOptions parallel)
    {
        var count = space.Points.Length / space.Rank;
        var start = Start(space, prior);
        var k = options.Clusters ?? (start.Count == 0
            ? ThemeCount.Choose(space.Points, space.Rank, random.Fork(1), parallel)
            : ThemeCount.Grow(space.Points, space.Rank, start, random.Fork(1), parallel));
        k = Math.Max(start.Count, Math.Min(k, Math.Max(1, count / 2)));
        if (options.Method == ThemeMethod.Factors)
        {
            var (least, weights) = (options.LeastSizeAmong(count), TermWeights.Of(terms, TermWeights.Frequencies(terms)));
            var found = ThemeFactors.Find(weights, space, Math.Min(k, start.Count + space.Rank), start, least, parallel);
            return Order(space, found, k, (theme, size) => size >= least || (start.IsHeld(theme) && size > 0));
        }

        var clusters = SphericalKMeans.Fit(space.Points, space.Rank, k, Starts, start, random.Fork(2), parallel);
        var (centroids, labels) = ThemeCut.Cut(space.Points, space.Rank, clusters, start, options);
        return (centroids, labels, clusters.Silhouette);
    }

    /// <summary>The earlier themes as they are, largest first.</summary>
    public static (float[] Centroids, int[] Labels, double Silhouette) Keep(LatentSpace space, ThemePrior prior) =>
        Order(space, prior.Labels, prior.Count, (_, size) => size > 0);

    /// <summary>Comments of each theme.</summary>
    public static int[] Sizes(int[] labels, int themes)
    {
        var sizes = new int[themes];
        foreach (var label in labels)
        {
            if (label >= 0)
                sizes[label]++;
        }

        return sizes;
    }

    /// <summary>Numbers themes anew, largest first, without those that are not kept.</summary>
    static (float[] Centroids, int[] Labels, double Silhouette) Order(LatentSpace space, int[] found, int themes, Func<int, int, bool> isKept)
    {
        var sizes = Sizes(found, themes);
        var order = Enumerable.Range(0, themes).Where(t => isKept(t, sizes[t])).OrderByDescending(t => sizes[t]).ThenBy(t => t).ToArray();
        int[] labels = [.. found.Select(l => l < 0 ? -1 : Array.IndexOf(order, l))];
        return (ClusterStart.Means(space.Points, space.Rank, labels, order.Length), labels, double.NaN);
    }

    /// <summary>The centres of earlier themes in the new space; themes that have no comments any more are left out.</summary>
    static ClusterStart Start(LatentSpace space, ThemePrior? prior)
    {
        if (prior is null)
            return ClusterStart.None(space.Points.Length / space.Rank);
        var used = prior.Labels.Where(l => l >= 0).Distinct().Order().ToArray();
        int[] labels = [.. prior.Labels.Select(l => l < 0 ? -1 : Array.BinarySearch(used, l))];
        return new ClusterStart(ClusterStart.Means(space.Points, space.Rank, labels, used.Length), labels, [.. used.Select(t => prior.Held.Contains(t) ? ClusterStart.Held : Loyalty)]);
    }
}
