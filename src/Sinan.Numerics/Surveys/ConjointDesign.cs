using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;
using Sinan.Numerics.Random;

namespace Sinan.Numerics.Surveys;

/// <summary>Which products are set against each other: designs that tell most about the part-worths for the number of tasks.</summary>
public static class ConjointDesign
{
    const int Restarts = 4;
    const int MostSweeps = 12;

    /// <summary>Searches a design by coordinate exchange (Meyer and Nachtsheim 1995) that raises the D-efficiency.</summary>
    /// <param name="attributes">At least one.</param>
    /// <param name="products">Products a task, at least 2.</param>
    /// <param name="tasks">Tasks; tasks · (products − 1) must be at least the number of part-worths to find.</param>
    /// <param name="seed">Same seed, same design.</param>
    /// <returns>Tasks × products × attributes: level numbers.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too few products or tasks.</exception>
    public static ImmutableArray<ImmutableArray<ImmutableArray<int>>> Make(IReadOnlyList<ConjointAttribute> attributes, int products, int tasks, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(products, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(tasks * (products - 1), attributes.Sum(a => a.Columns), nameof(tasks));
        var root = new SplitMix64(seed);
        var (best, most) = (Array.Empty<int[][]>(), -1.0);
        for (var restart = 0; restart < Restarts; restart++)
        {
            var random = root.Fork(restart);
            var design = Enumerable.Range(0, tasks).Select(_ => Enumerable.Range(0, products).Select(_ => attributes.Select(a => random.NextInt(a.Levels)).ToArray()).ToArray()).ToArray();
            var reached = Exchange(attributes, design);
            if (reached > most)
                (best, most) = (design, reached);
        }

        return Frozen(best);
    }

    /// <summary>
    /// D-efficiency for utility-neutral choices (Huber and Zwerina 1996), in % of a design that shows every combination in one task: 100 · (|M| ÷ |M of all combinations|)^(1/p),
    /// M = Σ over tasks and products of (x − x̄ of the task)(x − x̄)ᵀ ÷ number of products shown, p part-worths. It does not depend on the coding. 100 is reached only where a task can show
    /// each level equally often; 0 = some part-worth cannot be told.
    /// </summary>
    public static double Efficiency(IReadOnlyList<ConjointAttribute> attributes, ImmutableArray<ImmutableArray<ImmutableArray<int>>> design) =>
        Efficiency(attributes, [.. design.Select(task => task.Select(product => product.ToArray()).ToArray())]);

    static double Exchange(IReadOnlyList<ConjointAttribute> attributes, int[][][] design)
    {
        var shown = design.Sum(task => task.Length);
        var information = Information(attributes, design);
        var reached = Efficiency(attributes, information, shown);
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            var before = reached;
            foreach (var task in design)
            {
                // Only this task changes, so only its part of the information is counted anew.
                var rest = information - Information(attributes, [task]);
                foreach (var product in task)
                {
                    for (var a = 0; a < attributes.Count; a++)
                    {
                        var kept = product[a];
                        for (var level = 0; level < attributes[a].Levels; level++)
                        {
                            product[a] = level;
                            if (level != kept && Efficiency(attributes, rest + Information(attributes, [task]), shown) is var now && now > reached + 1e-9)
                                (reached, kept) = (now, level);
                        }

                        product[a] = kept;
                    }
                }

                information = rest + Information(attributes, [task]);
            }

            if (reached - before < 1e-6)
                break;
        }

        return reached;
    }

    static double Efficiency(IReadOnlyList<ConjointAttribute> attributes, int[][][] design) =>
        Efficiency(attributes, Information(attributes, design), design.Sum(task => task.Length));

    static double Efficiency(IReadOnlyList<ConjointAttribute> attributes, Matrix<double> information, int shown)
    {
        var determinant = information.Divide(shown).Determinant();
        return determinant <= 1e-300 ? 0 : 100 * Math.Pow(determinant / FullDeterminant(attributes), 1.0 / information.RowCount);
    }

    /// <summary>Σ over tasks and products of (x − x̄)(x − x̄)ᵀ.</summary>
    static Matrix<double> Information(IReadOnlyList<ConjointAttribute> attributes, int[][][] design)
    {
        var columns = attributes.Sum(a => a.Columns);
        var (information, mean) = (new double[columns, columns], new double[columns]);
        foreach (var task in design)
        {
            var rows = task.Select(product =>
            {
                var x = new double[columns];
                Conjoint.Code(attributes, product, x);
                return x;
            }).ToArray();
            for (var j = 0; j < columns; j++)
                mean[j] = rows.Average(x => x[j]);
            foreach (var x in rows)
            {
                for (var i = 0; i < columns; i++)
                {
                    for (var j = 0; j < columns; j++)
                        information[i, j] += (x[i] - mean[i]) * (x[j] - mean[j]);
                }
            }
        }

        return Matrix<double>.Build.DenseOfArray(information);
    }

    /// <summary>All combinations: attributes are independent, so the determinant is the product of theirs: 1 ÷ levels^(…) blocks (I + J) ÷ levels for kinds, the variance for a price.</summary>
    static double FullDeterminant(IReadOnlyList<ConjointAttribute> attributes)
    {
        var product = 1.0;
        foreach (var attribute in attributes)
        {
            if (attribute.IsPrice)
            {
                var mean = attribute.Amounts!.Average();
                product *= attribute.Amounts!.Average(x => (x - mean) * (x - mean)) / (attribute.PriceScale * attribute.PriceScale);
            }
            else
            {
                // |(I + J) ÷ L| of size L − 1 is L ÷ L^(L − 1).
                product *= attribute.Levels / Math.Pow(attribute.Levels, attribute.Columns);
            }
        }

        return product;
    }

    static ImmutableArray<ImmutableArray<ImmutableArray<int>>> Frozen(int[][][] design) =>
        [.. design.Select(task => task.Select(product => product.ToImmutableArray()).ToImmutableArray())];
}
