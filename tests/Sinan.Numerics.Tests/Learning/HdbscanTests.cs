using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

public sealed class HdbscanTests
{
    /// <summary>Two half circles that reach into each other: no straight border parts them.</summary>
    static (FeatureMatrix Rows, int[] Truth) Moons(int rowsEach, long seed)
    {
        var random = new SplitMix64(seed);
        var (rows, truth) = (new FeatureMatrix(2 * rowsEach, 2), new int[2 * rowsEach]);
        for (var i = 0; i < rows.Rows; i++)
        {
            truth[i] = i % 2;
            var angle = Math.PI * random.NextDouble();
            rows[i, 0] = (truth[i] == 0 ? Math.Cos(angle) : 1 - Math.Cos(angle)) + random.Normal(0, 0.05);
            rows[i, 1] = (truth[i] == 0 ? Math.Sin(angle) : 0.5 - Math.Sin(angle)) + random.Normal(0, 0.05);
        }

        return (rows, truth);
    }

    [Fact]
    public void Groups_of_any_shape_are_found()
    {
        var (rows, truth) = Moons(300, seed: 4);

        Assert.True(Agreement.AdjustedRand(truth, Hdbscan.Fit(rows, new HdbscanOptions(25)).Labels) >= 0.95);
    }

    [Fact]
    public void Rows_beyond_the_exact_number_join_their_neighbours()
    {
        var (rows, truth) = Planted.Clouds(3, 400, 3, 12, seed: 8);
        var found = Hdbscan.Fit(rows, new HdbscanOptions(40, MostExactRows: 300));

        Assert.Equal(3, found.Clusters);
        Assert.True(Agreement.AdjustedRand(truth, found.Labels) >= 0.95);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var (rows, _) = Moons(200, seed: 2);

        Assert.Equal(Hdbscan.Fit(rows, new HdbscanOptions(Threads: 1)).Probabilities, Hdbscan.Fit(rows, new HdbscanOptions(Threads: 4)).Probabilities);
    }

    // Kruskal over all pairs of mutual reachability distances: another algorithm for the same tree.
    [Fact]
    public void The_spanning_tree_is_as_light_as_by_trying_all_edges()
    {
        var rows = Planted.Uniform(60, 3, seed: 12);
        double D(int a, int b) => Math.Sqrt(Distance.Squared(rows.Row(a), rows.Row(b)));
        double[] core = [.. Enumerable.Range(0, 60).Select(i => Enumerable.Range(0, 60).Where(j => j != i).Select(j => D(i, j)).Order().ElementAt(4))];
        var parent = Enumerable.Range(0, 60).ToArray();
        int Root(int i) => parent[i] == i ? i : Root(parent[i]);
        var weight = 0.0;
        foreach (var (a, b, distance) in from a in Enumerable.Range(0, 60) from b in Enumerable.Range(0, a) let d = Math.Max(D(a, b), Math.Max(core[a], core[b])) orderby d select (a, b, d))
        {
            if (Root(a) == Root(b))
                continue;
            parent[Root(a)] = Root(b);
            weight += distance;
        }

        Assert.Equal(weight, Hdbscan.Fit(rows, new HdbscanOptions(10, 5)).TreeWeight, 1e-9);
    }

    [Fact]
    public void Too_few_rows_are_refused() =>
        Assert.Throws<ArgumentException>(() => Hdbscan.Fit(Planted.Uniform(5, 2, seed: 1), new HdbscanOptions(2, 5)));
}
