using MathNet.Numerics;
using Sinan.Numerics.Random;
using Sinan.Numerics.Statistics;

namespace Sinan.Numerics.Surveys;

/// <summary>Do the answers to one question depend on those to another?</summary>
public static class CrossTab
{
    public const int DefaultTables = 4999;

    /// <summary>Below this an expected count is small (Cochran 1954): chi-square is then not trusted.</summary>
    const double SmallCell = 5;

    const double Significant = 0.05;

    /// <param name="table">Rows × columns, counts. Weighted counts are first scaled to the effective number of answers (a first-order Rao–Scott correction); they always take chi-square.</param>
    /// <param name="seed">Seed of the random tables.</param>
    /// <param name="isWeighted">Whether the counts are weighted.</param>
    public static CrossTabResult Analyze(double[,] table, long seed, bool isWeighted = false)
    {
        var chi = ChiSquared.Independence(table);
        var (rows, columns) = (Sums(table, 0), Sums(table, 1));
        var total = rows.Sum();
        var filled = Math.Min(rows.Count(r => r > 0), columns.Count(c => c > 0));
        var isSmall = filled > 1 && rows.Where(r => r > 0).Min() * columns.Where(c => c > 0).Min() / total < SmallCell;
        var (test, p) = !isSmall || isWeighted ? (CrossTabTest.ChiSquared, chi.P)
            : table.Length == 4 ? (CrossTabTest.Fisher, Hypergeometric.FisherTwoSided((long)table[0, 0], (long)table[0, 1], (long)table[1, 0], (long)table[1, 1]))
            : (CrossTabTest.FisherSimulated, Simulated(table, rows, columns, seed));
        return new CrossTabResult(test, chi, p, filled > 1 ? Math.Sqrt(chi.Statistic / (total * (filled - 1))) : 0, [.. Differences(table, columns)]);
    }

    static IEnumerable<ColumnDifference> Differences(double[,] table, double[] columns)
    {
        var pairs = new List<(int Row, int First, int Second, Effect Effect)>();
        for (var r = 0; r < table.GetLength(0); r++)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                for (var j = i + 1; j < columns.Length; j++)
                {
                    if (columns[i] > 0 && columns[j] > 0)
                        pairs.Add((r, i, j, Proportions.Difference(table[r, i], columns[i], table[r, j], columns[j])));
                }
            }
        }

        var adjusted = MultipleTesting.Holm([.. pairs.Select(p => p.Effect.P)]);
        return pairs.Zip(adjusted).Where(p => p.Second < Significant).Select(p => p.First.Effect.Difference > 0
            ? new ColumnDifference(p.First.Row, p.First.Second, p.First.First, p.First.Effect, p.Second)
            : new ColumnDifference(p.First.Row, p.First.First, p.First.Second, Turned(p.First.Effect), p.Second));
    }

    static Effect Turned(Effect effect) => effect with { Difference = -effect.Difference, Interval = new Bounds(-effect.Interval.High, -effect.Interval.Low) };

    /// <summary>(1 + random tables no likelier than this one) ÷ (1 + tables), each by shuffling the columns among the answers.</summary>
    static double Simulated(double[,] table, double[] rows, double[] columns, long seed)
    {
        var total = (int)rows.Sum();
        var (rowOf, columnOf) = (Spread(rows, total), Spread(columns, total));
        // With fixed margins a table's chance is proportional to 1 ÷ Π cell!.
        var logFactorials = Enumerable.Range(0, total + 1).Select(n => SpecialFunctions.GammaLn(n + 1.0)).ToArray();
        var here = 0.0;
        foreach (var count in table)
            here += logFactorials[(int)count];
        var root = new SplitMix64(seed);
        var less = new int[DefaultTables];
        Parallel.For(0, DefaultTables, t =>
        {
            var shuffled = (int[])columnOf.Clone();
            root.Fork(t).Shuffle<int>(shuffled);
            var cells = new int[rows.Length * columns.Length];
            for (var i = 0; i < total; i++)
                cells[(rowOf[i] * columns.Length) + shuffled[i]]++;
            var sum = 0.0;
            foreach (var count in cells)
                sum += logFactorials[count];
            less[t] = sum >= here - 1e-7 ? 1 : 0;
        });
        return (1.0 + less.Sum()) / (DefaultTables + 1);
    }

    static int[] Spread(double[] counts, int total)
    {
        var (spread, at) = (new int[total], 0);
        for (var c = 0; c < counts.Length; c++)
        {
            for (var k = 0; k < counts[c]; k++)
                spread[at++] = c;
        }

        return spread;
    }

    static double[] Sums(double[,] table, int dimension)
    {
        var sums = new double[table.GetLength(dimension)];
        for (var i = 0; i < table.GetLength(0); i++)
        {
            for (var j = 0; j < table.GetLength(1); j++)
                sums[dimension == 0 ? i : j] += table[i, j];
        }

        return sums;
    }
}
