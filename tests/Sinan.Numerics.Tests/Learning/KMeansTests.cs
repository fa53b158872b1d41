using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;
using Sinan.Testing;

namespace Sinan.Numerics.Tests.Learning;

public sealed class KMeansTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static IEnumerable<JsonElement> Vectors() =>
        JsonDocument.Parse(File.ReadAllText(SharedMaterial.Path("conformance", "ml", "clustering.json"))).RootElement.GetProperty("kmeans").EnumerateArray();

    static FeatureMatrix MatrixOf(JsonElement rows) =>
        FeatureMatrix.Of([.. rows.EnumerateArray().Select(r => r.EnumerateArray().Select(v => v.GetDouble()).ToArray())]);

    static int[] Ints(JsonElement list) => [.. list.EnumerateArray().Select(v => v.GetInt32())];

    /// <summary>Balls of 200 rows around well separated centres.</summary>
    static FeatureMatrix Balls(int balls, int columns, long seed)
    {
        var random = new SplitMix64(seed);
        var rows = new FeatureMatrix(balls * 200, columns);
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j < columns; j++)
                rows[i, j] = (j == i % balls % columns ? 10 * (1 + (i % balls)) : 0) + random.Normal();
        }

        return rows;
    }

    // scikit-learn 1.2.1: conformance/ml/clustering.json.
    [Fact]
    public void From_given_rows_it_ends_where_scikit_learn_does()
    {
        foreach (var vector in Vectors())
        {
            var rows = MatrixOf(vector.GetProperty("x"));
            var result = KMeans.FitFrom(rows, Ints(vector.GetProperty("init_rows")));

            Assert.Equal(vector.GetProperty("inertia").GetDouble(), result.Inertia, 1e-8 * result.Inertia);
            Assert.Equal(Ints(vector.GetProperty("labels")), result.Labels);
            Assert.Equal(vector.GetProperty("silhouette").GetDouble(), Silhouette.Mean(rows, result.Labels), 1e-8);
            var centers = MatrixOf(vector.GetProperty("centers"));
            for (var c = 0; c < centers.Rows; c++)
                Assert.Equal(0, Distance.Squared(centers.Row(c), result.Centers.Row(c)), 1e-12);
        }
    }

    // Bound of the product's acceptance list: 1.01 × the vectors' inertia, from our own seeding.
    [Fact]
    public void Its_own_seeding_is_no_worse_than_scikit_learn()
    {
        foreach (var vector in Vectors())
        {
            for (var seed = 1; seed <= 20; seed++)
            {
                var result = KMeans.Fit(MatrixOf(vector.GetProperty("x")), new KMeansOptions(vector.GetProperty("k").GetInt32(), Seed: seed), Stop);

                Assert.True(result.Inertia <= 1.01 * vector.GetProperty("inertia").GetDouble(), $"Seed {seed}: {result.Inertia}");
            }
        }
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var rows = Balls(5, 7, seed: 4);
        var one = KMeans.Fit(rows, new KMeansOptions(7, Restarts: 3, Threads: 1), Stop);
        var four = KMeans.Fit(rows, new KMeansOptions(7, Restarts: 3, Threads: 4), Stop);

        Assert.Equal(one.Labels, four.Labels);
        Assert.Equal(BitConverter.DoubleToInt64Bits(one.Inertia), BitConverter.DoubleToInt64Bits(four.Inertia));
    }

    [Fact]
    public void Planted_balls_are_found_and_stable()
    {
        var rows = Balls(4, 5, seed: 9);
        var truth = Enumerable.Range(0, rows.Rows).Select(i => i % 4).ToArray();
        var options = new KMeansOptions(4);
        var result = KMeans.Fit(rows, options, Stop);

        Assert.Equal(1, Agreement.AdjustedRand(truth, result.Labels), 1e-12);
        Assert.True(ClusterStability.Resample(rows, result.Labels, KMeans.By(options with { Restarts = 2 }), 1, 10, cancellationToken: Stop).Average() > 0.99);
        Assert.Equal(result.Labels, result.Assign(rows));
    }

    [Fact]
    public void Clusters_of_pure_noise_are_not_stable()
    {
        var random = new SplitMix64(21);
        var rows = new FeatureMatrix(600, 8);
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j < 8; j++)
                rows[i, j] = random.Normal();
        }

        var options = new KMeansOptions(6);
        var result = KMeans.Fit(rows, options, Stop);
        Assert.True(ClusterStability.Resample(rows, result.Labels, KMeans.By(options with { Restarts = 2 }), 1, 10, cancellationToken: Stop).Average() < 0.7);
        Assert.True(Silhouette.Sampled(rows, result.Labels, 300, seed: 1) < 0.2);
    }

    [Fact]
    public void A_single_cloud_looks_less_clear_than_planted_balls()
    {
        var rows = Balls(3, 5, seed: 2);
        var options = new KMeansOptions(3, Restarts: 2);
        var observed = Silhouette.Mean(rows, KMeans.Fit(rows, options, Stop).Labels);

        Assert.True(ReferenceClouds.Silhouettes(rows, CloudShape.Gaussian, KMeans.By(options), 1, 4, cancellationToken: Stop).Max() < observed - 0.2);
    }

    // Two equal rows and a far one: the third centre starts on a twin and must move away from it.
    [Fact]
    public void An_empty_cluster_is_given_the_furthest_row()
    {
        var rows = FeatureMatrix.Of([[0.0], [0.0], [10.0], [11.0]]);

        var result = KMeans.FitFrom(rows, [0, 1, 2]);

        Assert.Equal(0, result.Inertia, 1e-12);
        Assert.Equal(3, result.Labels.Distinct().Count());
    }

    [Fact]
    public void Distance_without_simd_is_equal_to_the_last_bit() =>
        Prop.ForAll<NormalFloat[]>(values =>
        {
            double[] a = [.. values.Select(v => v.Get)];
            double[] b = [.. values.Reverse().Select(v => v.Get / 3)];
            return BitConverter.DoubleToInt64Bits(Distance.Squared(a, b)) == BitConverter.DoubleToInt64Bits(Distance.SquaredScalar(a, b));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Impossible_numbers_of_clusters_and_missing_numbers_are_refused()
    {
        var rows = FeatureMatrix.Of([[1.0], [2.0]]);
        Assert.Throws<ArgumentException>(() => KMeans.Fit(rows, new KMeansOptions(3), Stop));
        Assert.Throws<ArgumentException>(() => KMeans.Fit(rows, new KMeansOptions(0), Stop));
        Assert.Throws<ArgumentException>(() => KMeans.Fit(FeatureMatrix.Of([[1.0], [double.NaN]]), new KMeansOptions(1), Stop));
        Assert.Throws<ArgumentException>(() => Silhouette.Mean(rows, [0, 0]));
        Assert.Throws<ArgumentException>(() => FeatureMatrix.Of([[1.0], [2.0, 3.0]]));
    }
}
