namespace Sinan.Numerics.Learning;

/// <summary>Grows one tree after another on the same bins.</summary>
sealed class TreeGrower(FeatureBins bins, BoostingOptions options)
{
    /// <summary>Below as many rows times features, a second thread costs more than it saves.</summary>
    const int LeastParallelWork = 20_000;

    readonly int features = bins.Codes.Length;

    /// <summary>Where the sums of each feature begin in a histogram, and last its length.</summary>
    readonly int[] places = Places(bins);

    readonly ParallelOptions parallel = new() { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : -1 };
    readonly Stack<GradientPair[]> spare = new();
    int[] order = [];
    int[] moved = [];

    /// <summary>Grows a tree on the derivatives of all rows and adds its answer to their margins.</summary>
    public RegressionTree Grow(GradientPair[] gradients, double[] margins)
    {
        if (order.Length != gradients.Length)
            (order, moved) = (new int[gradients.Length], new int[gradients.Length]);
        var total = default(GradientPair);
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            total += gradients[i];
        }

        var nodes = new List<TreeNode> { TreeNode.Leaf(0, total.Hessian) };
        var open = new Queue<Branch>();
        open.Enqueue(new Branch(0, 0, order.Length, 0, total, Histogram(0, order.Length, gradients)));
        while (open.TryDequeue(out var branch))
        {
            var split = branch.Depth < options.MostDepth ? BestSplit(branch) : default;
            if (split.Gain <= 0)
            {
                var value = options.Eta * branch.Total.Weight(options.Lambda);
                nodes[branch.Node] = TreeNode.Leaf(value, branch.Total.Hessian);
                for (var i = branch.From; i < branch.To; i++)
                    margins[order[i]] += value;
                spare.Push(branch.Histogram);
                continue;
            }

            var middle = Part(branch, split);
            var (left, right) = (nodes.Count, nodes.Count + 1);
            nodes[branch.Node] = new TreeNode(split.Feature, ThresholdOf(split), left, right, split.MissingLeft, 0, branch.Total.Hessian);
            nodes.Add(default);
            nodes.Add(default);
            var (leftSums, rightSums) = Children(branch, middle, gradients);
            open.Enqueue(new Branch(left, branch.From, middle, branch.Depth + 1, split.Left, leftSums));
            open.Enqueue(new Branch(right, middle, branch.To, branch.Depth + 1, branch.Total - split.Left, rightSums));
        }

        return new RegressionTree([.. nodes]);
    }

    double ThresholdOf(Split split) => split.Bin > bins.Cuts[split.Feature].Length ? double.PositiveInfinity : bins.Cuts[split.Feature][split.Bin - 1];

    /// <summary>Sums of the smaller child are counted, the larger's are the parent's minus those.</summary>
    (GradientPair[] Left, GradientPair[] Right) Children(Branch branch, int middle, GradientPair[] gradients)
    {
        var leftIsSmaller = middle - branch.From <= branch.To - middle;
        var small = leftIsSmaller ? Histogram(branch.From, middle, gradients) : Histogram(middle, branch.To, gradients);
        var large = branch.Histogram;
        for (var i = 0; i < large.Length; i++)
            large[i] -= small[i];
        return leftIsSmaller ? (small, large) : (large, small);
    }

    GradientPair[] Histogram(int from, int to, GradientPair[] gradients)
    {
        if (!spare.TryPop(out var sums))
            sums = new GradientPair[places[^1]];
        ForFeatures((to - from) * features, f =>
        {
            var own = sums.AsSpan(places[f]..places[f + 1]);
            var codes = bins.Codes[f];
            own.Clear();
            for (var i = from; i < to; i++)
            {
                var row = order[i];
                own[codes[row]] += gradients[row];
            }
        });
        return sums;
    }

    Split BestSplit(Branch branch)
    {
        var best = new Split[features];
        ForFeatures(places[^1], f => best[f] = BestSplit(f, branch));
        // On equal gains the first feature wins, whichever thread was faster.
        return best.Aggregate(default(Split), (a, b) => b.Gain > a.Gain ? b : a);
    }

    Split BestSplit(int feature, Branch branch)
    {
        const double leastGain = 1e-6;
        var sums = branch.Histogram.AsSpan(places[feature]..places[feature + 1]);
        var missing = bins.HasMissing[feature] ? sums[bins.MissingBin(feature)] : default;
        var (cuts, right, best) = (bins.Cuts[feature].Length, default(GradientPair), default(Split));
        var before = branch.Total.Gain(options.Lambda);
        for (var bin = bins.HasMissing[feature] ? cuts + 1 : cuts; bin > 0; bin--)
        {
            if (bin <= cuts)
                right += sums[bin];
            var leftWithMissing = branch.Total - right;
            if (bin <= cuts)
                Offer(leftWithMissing, right, missing.Hessian > 0 || leftWithMissing.Hessian >= right.Hessian, bin);
            if (bins.HasMissing[feature])
                Offer(leftWithMissing - missing, right + missing, false, bin);
        }

        return best;

        void Offer(GradientPair left, GradientPair rest, bool missingLeft, int bin)
        {
            if (left.Hessian < options.LeastChildWeight || rest.Hessian < options.LeastChildWeight)
                return;
            var gain = left.Gain(options.Lambda) + rest.Gain(options.Lambda) - before;
            if (gain > leastGain && gain > best.Gain)
                best = new Split(feature, bin, missingLeft, gain, left);
        }
    }

    /// <summary>Moves the rows of the left child to the front of the branch's range, keeping their order; returns the border.</summary>
    int Part(Branch branch, Split split)
    {
        var (codes, missing, border, rest) = (bins.Codes[split.Feature], bins.MissingBin(split.Feature), branch.From, 0);
        for (var i = branch.From; i < branch.To; i++)
        {
            var code = codes[order[i]];
            if (code == missing ? split.MissingLeft : code < split.Bin)
                order[border++] = order[i];
            else
                moved[rest++] = order[i];
        }

        moved.AsSpan(0, rest).CopyTo(order.AsSpan(border));
        return border;
    }

    static int[] Places(FeatureBins bins)
    {
        var places = new int[bins.Codes.Length + 1];
        for (var f = 0; f < bins.Codes.Length; f++)
            places[f + 1] = places[f] + bins.MissingBin(f) + 1;
        return places;
    }

    void ForFeatures(int work, Action<int> each)
    {
        if (work >= LeastParallelWork && options.Threads != 1)
        {
            Parallel.For(0, features, parallel, each);
            return;
        }

        for (var f = 0; f < features; f++)
            each(f);
    }

    /// <summary>A node whose rows stand in order[From … To).</summary>
    readonly record struct Branch(int Node, int From, int To, int Depth, GradientPair Total, GradientPair[] Histogram);

    /// <summary>A question: bins below <paramref name="Bin"/> go left.</summary>
    readonly record struct Split(int Feature, int Bin, bool MissingLeft, double Gain, GradientPair Left);
}
