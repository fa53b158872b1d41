using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using Sinan.Numerics.Random;
using Sinan.Numerics.Text;

namespace Sinan.Numerics.Tests.Text;

public sealed class TextDirectionsTests
{
    static readonly TextTraining once = new(7, 1);

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Four groups of 120, 90, 60 and 30 texts of one gram each: the singular values are the roots of these sizes, so two directions (half as many as grams) are the two largest groups.
    // A point is u·√(n ÷ rank): 1 ÷ √size · √(300 ÷ 2) along its group's direction.
    [Fact]
    public void Groups_of_texts_lie_where_worked_by_hand()
    {
        int[] groups = [.. Enumerable.Range(0, 300).Select(i => i % 10 < 4 ? 0 : i % 10 < 7 ? 1 : i % 10 < 9 ? 2 : 3)];
        var rows = new TextRows([.. Enumerable.Range(0, 301).Select(i => (long)i)], groups, [.. Enumerable.Repeat(1f, 300)], 4);

        var points = TextDirections.Fit(rows, [.. Enumerable.Range(0, 300)], 2, once, Stop)!.Points;

        Assert.Equal(2, points.Width);
        for (var i = 0; i < 300; i++)
        {
            var point = points.ValuesOf(i);
            Assert.Equal(groups[i] == 0 ? Math.Sqrt(150.0 / 120) : 0, Math.Abs(point[0]), 4);
            Assert.Equal(groups[i] == 1 ? Math.Sqrt(150.0 / 90) : 0, Math.Abs(point[1]), 4);
        }
    }

    // Against the full decomposition of another program's making: the projector onto the leading directions, which does not depend on signs. The leading values stand clear of the rest.
    [Fact]
    public void The_points_span_the_leading_singular_vectors()
    {
        var (rows, dense) = Clear(new SplitMix64(3), 450, 60, 30);
        var all = Enumerable.Range(0, 450).ToArray();

        var points = TextDirections.Fit(rows, all, 2, once, Stop)!.Points;

        Assert.Equal(30, points.Width);
        var own = DenseMatrix.Build.Dense(450, 30, (i, r) => points.ValuesOf(i)[r] / Math.Sqrt(450 / 30.0));
        var vectors = dense.Svd().U.SubMatrix(0, 450, 0, 30);
        Assert.InRange(((own * own.Transpose()) - (vectors * vectors.Transpose())).FrobeniusNorm(), 0, 0.02);
    }

    [Fact]
    public void Machines_on_the_points_say_the_same_on_the_grams()
    {
        var (rows, _) = Clear(new SplitMix64(5), 600, 80, 20);
        int[] chosen = [.. Enumerable.Range(0, 600).Where(i => i % 5 != 2)], labels = [.. Enumerable.Range(0, 600).Select(i => i % 3)];
        var directions = TextDirections.Fit(rows, chosen, 3, once, Stop)!;

        var machines = LinearMachines.Train(directions.Points, chosen, labels, 3, new Dictionary<int, int[]>(), [], new LinearOptions(0.1), 1, Stop);
        var spread = directions.Spread(machines, rows.Width);

        float[] on = new float[3], off = new float[3];
        foreach (var row in chosen)
        {
            machines.Margins(directions.Points.ColumnsOf(row), directions.Points.ValuesOf(row), on);
            spread.Margins(rows.ColumnsOf(row), rows.ValuesOf(row), off);
            for (var p = 0; p < 3; p++)
                Assert.Equal(on[p], off[p], 2e-4f);
        }

        Assert.All(Enumerable.Range(0, 600).Where(i => i % 5 == 2), row => Assert.Equal(0, directions.Points.ValuesOf(row).Length));
    }

    [Fact]
    public void Threads_change_nothing()
    {
        var (rows, _) = Clear(new SplitMix64(6), 700, 90, 25);
        var all = Enumerable.Range(0, 700).ToArray();

        var one = TextDirections.Fit(rows, all, 2, once, Stop)!;
        var four = TextDirections.Fit(rows, all, 2, once with { Threads = 4 }, Stop)!;

        Assert.Equal(one.Points.Values, four.Points.Values);
    }

    [Theory]
    [InlineData(299, 2)]
    [InlineData(400, 21)]
    public void Few_texts_and_many_labels_have_none(int texts, int labels)
    {
        var (rows, _) = Clear(new SplitMix64(8), texts, 60, 10);

        Assert.Null(TextDirections.Fit(rows, [.. Enumerable.Range(0, texts)], labels, once, Stop));
    }

    [Fact]
    public void Rare_grams_alone_have_none()
    {
        var rows = new TextRows([.. Enumerable.Range(0, 401).Select(i => (long)i)], [.. Enumerable.Range(0, 400).Select(i => i / 2)], [.. Enumerable.Repeat(1f, 400)], 200);

        Assert.Null(TextDirections.Fit(rows, [.. Enumerable.Range(0, 400)], 2, once, Stop));
    }

    /// <summary>Rows of all columns with so many strong directions and weak noise.</summary>
    static (TextRows Rows, Matrix<double> Dense) Clear(SplitMix64 random, int count, int width, int strong)
    {
        var normal = (int rows, int columns, double scale) => DenseMatrix.Build.Dense(rows, columns, (_, _) => scale * random.Normal());
        var dense = (normal(count, strong, 1) * normal(strong, width, 1)) + normal(count, width, 0.05);
        var values = dense.ToRowMajorArray().Select(v => (float)v).ToArray();
        return (new TextRows([.. Enumerable.Range(0, count + 1).Select(i => (long)i * width)], [.. Enumerable.Range(0, count * width).Select(i => i % width)], values, width), dense);
    }
}
