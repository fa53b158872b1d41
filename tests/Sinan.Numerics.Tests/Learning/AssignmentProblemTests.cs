using Sinan.Numerics.Learning;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Tests.Learning;

public sealed class AssignmentProblemTests
{
    // By hand: 0→1 (3), 1→0 (4), 2→2 (2) sums to 9; no other of the six ways does.
    [Fact]
    public void The_pairs_of_a_small_table_are_as_worked_by_hand() =>
        Assert.Equal([1, 0, 2], AssignmentProblem.Maximize([1, 3, 1, 4, 3, 2, 1, 1, 2], 3, 3));

    [Fact]
    public void Every_random_table_is_paired_as_well_as_by_trying_all_ways()
    {
        var random = new SplitMix64(17);
        for (var table = 0; table < 300; table++)
        {
            var (rows, columns) = (1 + random.NextInt(5), 1 + random.NextInt(5));
            double[] weights = [.. Enumerable.Range(0, rows * columns).Select(_ => random.NextInt(20) - 5.0)];

            var pairs = AssignmentProblem.Maximize(weights, rows, columns);

            Assert.Equal(Math.Min(rows, columns), pairs.Count(p => p >= 0));
            Assert.Equal(pairs.Count(p => p >= 0), pairs.Where(p => p >= 0).Distinct().Count());
            Assert.Equal(Best(weights, rows, columns), pairs.Index().Where(p => p.Item >= 0).Sum(p => weights[(p.Index * columns) + p.Item]), 9);
        }
    }

    [Fact]
    public void No_rows_or_no_columns_give_no_pairs()
    {
        Assert.Empty(AssignmentProblem.Maximize([], 0, 3));
        Assert.Equal([-1, -1], AssignmentProblem.Maximize([], 2, 0));
        Assert.Throws<ArgumentException>(() => AssignmentProblem.Maximize([1, 2], 1, 1));
    }

    /// <summary>All ways of giving each row of the shorter side a column of its own.</summary>
    static double Best(double[] weights, int rows, int columns)
    {
        double Try(int at, int used) => at == Math.Min(rows, columns)
            ? 0
            : Enumerable.Range(0, Math.Max(rows, columns)).Where(o => (used >> o & 1) == 0)
                .Max(o => (rows <= columns ? weights[(at * columns) + o] : weights[(o * columns) + at]) + Try(at + 1, used | 1 << o));
        return Try(0, 0);
    }
}
