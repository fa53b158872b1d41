namespace Sinan.Numerics.Learning;

/// <summary>The hierarchy of HDBSCAN: which groups split off as the density threshold λ = 1 ÷ distance rises, and which of them to keep.</summary>
sealed class CondensedTree
{
    /// <summary>Equal rows count as this far apart, so that their density stays finite.</summary>
    const double SmallestDistance = 1e-9;

    readonly FeatureMatrix rows;
    readonly int points;
    readonly int leastSize;
    readonly TreeEdge[] edges;

    /// <summary>Children and sizes of the single-linkage tree: node points + e is the merge by edge e.</summary>
    readonly int[] left, right, sizes;

    readonly List<Group> groups = [];

    /// <summary>Group that a point fell out of, and at which λ.</summary>
    readonly int[] lastGroup;
    readonly double[] leftAt;

    public CondensedTree(TreeEdge[] tree, FeatureMatrix rows, int leastSize)
    {
        (this.rows, points, this.leastSize, lastGroup, leftAt) = (rows, rows.Rows, leastSize, new int[rows.Rows], new double[rows.Rows]);
        edges = [.. tree.OrderBy(e => e.Distance)];
        (left, right, sizes) = (new int[edges.Length], new int[edges.Length], new int[edges.Length]);
        Link();
        Condense();
    }

    public HdbscanResult Label()
    {
        var chosen = Choose();
        // Number of the chosen group that holds each group; −1 = none.
        var numberOf = new int[groups.Count];
        var clusters = 0;
        for (var g = 0; g < groups.Count; g++)
            numberOf[g] = chosen[g] ? clusters++ : groups[g].Parent < 0 ? -1 : numberOf[groups[g].Parent];
        var (labels, most, probabilities) = (new int[points], new double[clusters], new double[points]);
        for (var i = 0; i < points; i++)
        {
            labels[i] = numberOf[lastGroup[i]];
            if (labels[i] >= 0)
                most[labels[i]] = Math.Max(most[labels[i]], leftAt[i]);
        }

        for (var i = 0; i < points; i++)
            probabilities[i] = labels[i] < 0 ? 0 : leftAt[i] / most[labels[i]];
        return new HdbscanResult(rows, labels, probabilities, clusters, edges.Sum(e => e.Distance));
    }

    void Link()
    {
        var (parent, node) = (new int[points], new int[points]);
        for (var i = 0; i < points; i++)
            (parent[i], node[i]) = (i, i);
        for (var e = 0; e < edges.Length; e++)
        {
            var (a, b) = (Root(edges[e].A), Root(edges[e].B));
            (left[e], right[e]) = (node[a], node[b]);
            sizes[e] = SizeOf(node[a]) + SizeOf(node[b]);
            parent[b] = a;
            node[a] = points + e;
        }

        int Root(int i)
        {
            while (parent[i] != i)
                i = parent[i] = parent[parent[i]];
            return i;
        }
    }

    int SizeOf(int node) => node < points ? 1 : sizes[node - points];

    /// <summary>Walks the merges from the top: two large sides are a split, a small side falls out of its group point by point.</summary>
    void Condense()
    {
        groups.Add(new Group(-1, 0));
        var open = new Stack<(int Node, int Group)>();
        open.Push((points + edges.Length - 1, 0));
        while (open.TryPop(out var at))
        {
            var e = at.Node - points;
            var lambda = 1 / Math.Max(edges[e].Distance, SmallestDistance);
            var (a, b) = (left[e], right[e]);
            if (SizeOf(a) >= leastSize && SizeOf(b) >= leastSize)
            {
                groups[at.Group].Stability += (lambda - groups[at.Group].Birth) * sizes[e];
                foreach (var side in (ReadOnlySpan<int>)[a, b])
                {
                    groups.Add(new Group(at.Group, lambda));
                    open.Push((side, groups.Count - 1));
                }

                continue;
            }

            foreach (var side in (ReadOnlySpan<int>)[a, b])
            {
                if (SizeOf(side) >= leastSize)
                    open.Push((side, at.Group));
                else
                    LeaveAll(side, at.Group, lambda);
            }
        }
    }

    void LeaveAll(int node, int group, double lambda)
    {
        var open = new Stack<int>();
        open.Push(node);
        while (open.TryPop(out var at))
        {
            if (at < points)
            {
                Leave(at, group, lambda);
                continue;
            }

            open.Push(left[at - points]);
            open.Push(right[at - points]);
        }
    }

    void Leave(int point, int group, double lambda)
    {
        (lastGroup[point], leftAt[point]) = (group, lambda);
        groups[group].Stability += lambda - groups[group].Birth;
    }

    /// <summary>From the leaves up, a group is kept when it is more stable than the kept groups inside it together; the root never is.</summary>
    bool[] Choose()
    {
        var (chosen, inside) = (new bool[groups.Count], new double[groups.Count]);
        for (var g = groups.Count - 1; g > 0; g--)
        {
            chosen[g] = groups[g].Stability >= inside[g];
            inside[groups[g].Parent] += Math.Max(groups[g].Stability, inside[g]);
        }

        // A kept group speaks for all inside it. Parents come first.
        var covered = new bool[groups.Count];
        for (var g = 1; g < groups.Count; g++)
        {
            var parent = groups[g].Parent;
            covered[g] = covered[parent] || chosen[parent];
            chosen[g] &= !covered[g];
        }

        return chosen;
    }

    sealed class Group(int parent, double birth)
    {
        public int Parent { get; } = parent;

        /// <summary>λ at which it split off.</summary>
        public double Birth { get; } = birth;

        /// <summary>Excess of mass: Σ over its points of the λ range they stay in it.</summary>
        public double Stability { get; set; }
    }
}
