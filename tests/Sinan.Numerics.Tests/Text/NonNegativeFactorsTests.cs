using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class NonNegativeFactorsTests
{
    public static TheoryData<int, int, int, double> Shapes => new()
    {
        { 7, 5, 2, 0.9 },
        { 30, 12, 3, 0.4 },
        { 12, 40, 5, 0.2 },
        { 60, 50, 8, 0.1 },
        { 5, 4, 6, 0.7 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_loss_never_rises_and_is_that_of_the_product(int rows, int columns, int rank, double density)
    {
        for (var seed = 0L; seed < 20; seed++)
        {
            var x = RandomMatrix(rows, columns, density, seed);
            var fit = NonNegativeFactors.Fit(Sparse(x), Start(columns, rank, seed), rank, Threads(1));

            Assert.All(fit.Losses.Zip(fit.Losses.Skip(1)), p => Assert.True(p.Second <= p.First + 1e-12, $"{p.First} rises to {p.Second}"));
            Assert.Equal(Loss(x, fit.Rows, fit.Columns, rank), fit.Losses[^1], 1e-9);
            Assert.All(fit.Rows.Concat(fit.Columns), v => Assert.True(v >= 0 && double.IsFinite(v)));
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void It_is_descent_by_columns_of_the_dense_matrix(int rows, int columns, int rank, double density)
    {
        for (var seed = 100L; seed < 105; seed++)
        {
            var x = RandomMatrix(rows, columns, density, seed);
            var start = Start(columns, rank, seed);
            var fit = NonNegativeFactors.Fit(Sparse(x), start, rank, Threads(2));

            var (w, h) = Dense(x, start, rank, fit.Losses.Count);

            Assert.All(fit.Rows.Zip(w), p => Assert.Equal(p.Second, p.First, 1e-9));
            Assert.All(fit.Columns.Zip(h), p => Assert.Equal(p.Second, p.First, 1e-9));
        }
    }

    // Rows and columns that belong to one factor alone make the product the only one (Donoho and Stodden 2004).
    [Fact]
    public void Three_planted_factors_are_found_up_to_scale_and_order()
    {
        const int rows = 90, columns = 40, rank = 3;
        var random = new SplitMix64(17L);
        double[] Planted(int count) => [.. Enumerable.Range(0, count * rank).Select(at => at / rank % 5 is var kind && kind < rank ? (kind == at % rank ? 0.5 + random.NextDouble() : 0) : random.NextDouble())];
        var (w, h) = (Planted(rows), Planted(columns));
        var x = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                x[i, j] = (float)Enumerable.Range(0, rank).Sum(r => w[(i * rank) + r] * h[(j * rank) + r]);
        }

        var fit = NonNegativeFactors.Fit(Sparse(x), Start(columns, rank, 3), rank, Threads(2));

        Assert.InRange(fit.Losses[^1], 0, 1e-3);
        var partners = Enumerable.Range(0, rank).Select(r => Enumerable.Range(0, rank).MaxBy(f => Cosine(h, fit.Columns, rank, r, f))).ToArray();
        Assert.Equal(rank, partners.Distinct().Count());
        for (var r = 0; r < rank; r++)
        {
            Assert.InRange(Cosine(h, fit.Columns, rank, r, partners[r]), 0.995, 1 + 1e-9);
            Assert.InRange(Cosine(w, fit.Rows, rank, r, partners[r]), 0.995, 1 + 1e-9);
        }
    }

    [Fact]
    public void Threads_do_not_change_the_answer()
    {
        var x = Sparse(RandomMatrix(1500, 700, 0.01, 5));
        var start = Start(700, 6, 5);

        var one = NonNegativeFactors.Fit(x, start, 6, Threads(1));
        var four = NonNegativeFactors.Fit(x, start, 6, Threads(4));

        Assert.Equal(one.Rows, four.Rows);
        Assert.Equal(one.Columns, four.Columns);
        Assert.Equal(one.Losses, four.Losses);
    }

    [Fact]
    public void Empty_rows_and_columns_have_no_weight_and_zeros_no_loss()
    {
        var x = RandomMatrix(20, 10, 0.6, 9);
        for (var j = 0; j < 10; j++)
            x[4, j] = 0;
        for (var i = 0; i < 20; i++)
            x[i, 7] = 0;

        var fit = NonNegativeFactors.Fit(Sparse(x), Start(10, 3, 9), 3, Threads(1));

        Assert.Equal([0, 0, 0], fit.Rows[12..15]);
        Assert.Equal([0, 0, 0], fit.Columns[21..24]);
        var nothing = NonNegativeFactors.Fit(Sparse(new double[4, 3]), Start(3, 2, 1), 2, Threads(1));
        Assert.All(nothing.Rows.Concat(nothing.Losses), v => Assert.Equal(0, v));
    }

    // By hand: the rows (2, 1) and (4, 2) are one factor, (2, 1) ÷ 3, with weights 3 and 6, their sums.
    [Fact]
    public void One_factor_is_as_worked_by_hand()
    {
        var fit = NonNegativeFactors.Fit(Sparse(new double[,] { { 2, 1 }, { 4, 2 } }), [1, 1], 1, Threads(1));

        Assert.All(fit.Rows.Zip([3.0, 6.0]), p => Assert.Equal(p.Second, p.First, 1e-9));
        Assert.All(fit.Columns.Zip([2 / 3.0, 1 / 3.0]), p => Assert.Equal(p.Second, p.First, 1e-9));
    }

    static ParallelOptions Threads(int count) => new() { MaxDegreeOfParallelism = count };

    static double[,] RandomMatrix(int rows, int columns, double density, long seed)
    {
        var random = new SplitMix64(seed);
        var x = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
                x[i, j] = random.NextBool(density) ? (float)random.NextDouble() : 0;
        }

        return x;
    }

    static double[] Start(int columns, int rank, long seed)
    {
        var random = new SplitMix64(seed).Fork(1);
        return [.. Enumerable.Range(0, columns * rank).Select(_ => random.NextDouble())];
    }

    static SparseMatrix Sparse(double[,] x)
    {
        var columns = Enumerable.Range(0, x.GetLength(0)).Select(i => Enumerable.Range(0, x.GetLength(1)).Where(j => x[i, j] != 0).ToArray()).ToArray();
        return new SparseMatrix(columns, [.. columns.Select((row, i) => row.Select(j => (float)x[i, j]).ToArray())], x.GetLength(1));
    }

    static double Loss(double[,] x, double[] w, double[] h, int rank)
    {
        var (error, square) = (0.0, 0.0);
        for (var i = 0; i < x.GetLength(0); i++)
        {
            for (var j = 0; j < x.GetLength(1); j++)
            {
                error += Math.Pow(x[i, j] - Enumerable.Range(0, rank).Sum(r => w[(i * rank) + r] * h[(j * rank) + r]), 2);
                square += x[i, j] * x[i, j];
            }
        }

        return error / square;
    }

    /// <summary>Each column in turn is the non-negative least-squares answer to what the others leave.</summary>
    static (double[] W, double[] H) Dense(double[,] x, double[] start, int rank, int sweeps)
    {
        var (rows, columns) = (x.GetLength(0), x.GetLength(1));
        var (w, h) = (new double[rows * rank], start.ToArray());
        for (var sweep = 0; sweep < sweeps; sweep++)
        {
            Columns(w, h, rows, columns, (i, j) => x[i, j]);
            Columns(h, w, columns, rows, (j, i) => x[i, j]);
        }

        for (var r = 0; r < rank; r++)
        {
            var sum = Enumerable.Range(0, columns).Sum(j => h[(j * rank) + r]);
            for (var i = 0; i < rows; i++)
                w[(i * rank) + r] *= sum;
            for (var j = 0; j < columns; j++)
                h[(j * rank) + r] /= sum > 0 ? sum : 1;
        }

        return (w, h);

        void Columns(double[] a, double[] b, int height, int width, Func<int, int, double> at)
        {
            for (var r = 0; r < rank; r++)
            {
                var square = Enumerable.Range(0, width).Sum(j => b[(j * rank) + r] * b[(j * rank) + r]);
                for (var i = 0; i < height && square > 0; i++)
                {
                    var left = 0.0;
                    for (var j = 0; j < width; j++)
                        left += (at(i, j) - Enumerable.Range(0, rank).Where(s => s != r).Sum(s => a[(i * rank) + s] * b[(j * rank) + s])) * b[(j * rank) + r];
                    a[(i * rank) + r] = Math.Max(0, left / square);
                }
            }
        }
    }

    static double Cosine(double[] a, double[] b, int rank, int r, int f)
    {
        var (dot, x, y) = (0.0, 0.0, 0.0);
        for (var at = 0; at < a.Length; at += rank)
            (dot, x, y) = (dot + (a[at + r] * b[at + f]), x + (a[at + r] * a[at + r]), y + (b[at + f] * b[at + f]));
        return dot / Math.Sqrt(x * y);
    }
}
