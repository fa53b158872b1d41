namespace Sinan.Numerics.Learning;

/// <summary>Why a row got its margin: Shapley values of the features under a model of trees, following the paths of the training rows
/// (path-dependent TreeSHAP; Lundberg et al. 2020, algorithm 2).</summary>
/// <remarks>O(leaves · depth²) a tree and row.</remarks>
public static class TreeShap
{
    /// <summary>Contribution of every column to the row's margin, and last the margin expected without knowing the row: together they are the margin.</summary>
    /// <param name="model">The model.</param>
    /// <param name="row">As many numbers as the model has columns.</param>
    /// <param name="contributions">Columns + 1 long; overwritten.</param>
    public static void Explain(BoostedModel model, ReadOnlySpan<double> row, Span<double> contributions)
    {
        if (row.Length != model.Columns || contributions.Length != model.Columns + 1)
            throw new ArgumentException($"The model has {model.Columns} columns. Got {row.Length} numbers and room for {contributions.Length} contributions.", nameof(contributions));
        contributions.Clear();
        contributions[^1] = model.BaseMargin;
        foreach (var tree in model.Trees)
        {
            var most = tree.Depth() + 2;
            Span<Step> paths = new Step[most * (most + 1) / 2];
            contributions[^1] += tree.Mean();
            Walk(tree, 0, row, contributions, paths, 0, 1, 1, -1);
        }
    }

    /// <summary>The same for every row: rows × (columns + 1).</summary>
    public static FeatureMatrix Explain(BoostedModel model, FeatureMatrix rows, int threads = 0)
    {
        var explained = new FeatureMatrix(rows.Rows, model.Columns + 1);
        Parallel.For(0, rows.Rows, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, i => Explain(model, rows.Row(i), explained.Row(i)));
        return explained;
    }

    /// <param name="tree">Tree.</param>
    /// <param name="at">Node.</param>
    /// <param name="row">Row explained.</param>
    /// <param name="contributions">Summed up here.</param>
    /// <param name="paths">Steps so far, then room for those to come.</param>
    /// <param name="length">Number of steps so far.</param>
    /// <param name="zero">Part of the training rows that take the last step.</param>
    /// <param name="one">1 when this row takes it, else 0.</param>
    /// <param name="feature">Feature of the last step; −1 at the root.</param>
    static void Walk(RegressionTree tree, int at, ReadOnlySpan<double> row, Span<double> contributions, Span<Step> paths, int length, double zero, double one, int feature)
    {
        Extend(paths, length, zero, one, feature);
        var node = tree.Nodes[at];
        var path = paths[..(length + 1)];
        if (node.IsLeaf)
        {
            for (var i = 1; i <= length; i++)
                contributions[path[i].Feature] += UnwoundSum(path, i) * (path[i].One - path[i].Zero) * node.Value;
            return;
        }

        var hot = node.Next(row);
        var cold = hot == node.Left ? node.Right : node.Left;
        // A feature asked again replaces its earlier step.
        var (hotZero, hotOne, last) = (1.0, 1.0, length);
        for (var i = 1; i <= length; i++)
        {
            if (path[i].Feature != node.Feature)
                continue;
            (hotZero, hotOne) = (path[i].Zero, path[i].One);
            Unwind(path, i);
            last--;
            break;
        }

        var next = paths[(last + 1)..];
        path[..(last + 1)].CopyTo(next);
        Walk(tree, hot, row, contributions, next, last + 1, hotZero * tree.Nodes[hot].Cover / node.Cover, hotOne, node.Feature);
        path[..(last + 1)].CopyTo(next);
        Walk(tree, cold, row, contributions, next, last + 1, hotZero * tree.Nodes[cold].Cover / node.Cover, 0, node.Feature);
    }

    static void Extend(Span<Step> path, int length, double zero, double one, int feature)
    {
        path[length] = new Step(feature, zero, one, length == 0 ? 1 : 0);
        for (var i = length - 1; i >= 0; i--)
        {
            path[i + 1].Weight += one * path[i].Weight * (i + 1) / (length + 1);
            path[i].Weight = zero * path[i].Weight * (length - i) / (length + 1);
        }
    }

    static void Unwind(Span<Step> path, int index)
    {
        var length = path.Length - 1;
        var (zero, one, next) = (path[index].Zero, path[index].One, path[length].Weight);
        for (var i = length - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var kept = path[i].Weight;
                path[i].Weight = next * (length + 1) / ((i + 1) * one);
                next = kept - (path[i].Weight * zero * (length - i) / (length + 1));
            }
            else
            {
                path[i].Weight = path[i].Weight * (length + 1) / (zero * (length - i));
            }
        }

        for (var i = index; i < length; i++)
            path[i] = path[i + 1] with { Weight = path[i].Weight };
    }

    /// <summary>Sum of the weights that <see cref="Unwind"/> would leave, without changing the path.</summary>
    static double UnwoundSum(ReadOnlySpan<Step> path, int index)
    {
        var length = path.Length - 1;
        var (zero, one, next, sum) = (path[index].Zero, path[index].One, path[length].Weight, 0.0);
        for (var i = length - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var weight = next * (length + 1) / ((i + 1) * one);
                sum += weight;
                next = path[i].Weight - (weight * zero * (length - i) / (length + 1));
            }
            else if (zero != 0)
            {
                sum += path[i].Weight * (length + 1) / (zero * (length - i));
            }
        }

        return sum;
    }

    record struct Step(int Feature, double Zero, double One, double Weight);
}
