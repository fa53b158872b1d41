using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class DiverseRowsTests
{
    [Fact]
    public void What_is_far_from_all_known_rows_comes_first()
    {
        // Rows 0 and 1 are alike, 2 shares half with them, 3 nothing.
        var rows = Rows([[1, 0, 0, 0], [1, 0, 0, 0], [0.6f, 0.8f, 0, 0], [0, 0, 1, 0]], 4);

        Assert.Equal([3, 2, 1], DiverseRows.Choose(rows, [0], [1, 2, 3], 5));
        Assert.Empty(DiverseRows.Choose(rows, [0], [], 5));
    }

    /// <summary>Each choice has the largest distance to its nearest centre, counted by brute force.</summary>
    [Fact]
    public void Each_choice_is_the_farthest_from_its_nearest_centre()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new SplitMix64(seed);
            float[][] dense = [.. Enumerable.Range(0, 40).Select(_ =>
            {
                float[] row = [.. Enumerable.Range(0, 8).Select(_ => random.NextBool(0.5) ? (float)random.NextDouble() : 0)];
                TfIdf.Normalize(row);
                return row;
            })];
            var rows = Rows(dense, 8);

            var chosen = DiverseRows.Choose(rows, [0, 1, 2], [.. Enumerable.Range(3, 37)], 10);

            var centres = new List<int> { 0, 1, 2 };
            foreach (var choice in chosen)
            {
                var best = Enumerable.Range(3, 37).Except(centres).Min(c => Nearest(c, centres));
                Assert.Equal(best, Nearest(choice, centres), 1e-5);
                centres.Add(choice);
            }

            double Nearest(int row, List<int> to) => to.Max(c => dense[row].Zip(dense[c], (a, b) => a * b).Sum());
        }
    }

    static TextRows Rows(float[][] dense, int width)
    {
        var (starts, columns, values) = (new List<long> { 0 }, new List<int>(), new List<float>());
        foreach (var row in dense)
        {
            foreach (var (column, value) in row.Index().Where(v => v.Item != 0))
                (columns, values) = ([.. columns, column], [.. values, value]);
            starts.Add(columns.Count);
        }

        return new TextRows([.. starts], [.. columns], [.. values], width);
    }
}
