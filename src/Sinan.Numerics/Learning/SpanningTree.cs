namespace Sinan.Numerics.Learning;

/// <summary>An edge of the spanning tree.</summary>
readonly record struct TreeEdge(int A, int B, double Distance);

/// <summary>Minimum spanning tree under mutual reachability distance: max(core distance of a, core distance of b, distance), by Prim's algorithm.</summary>
static class SpanningTree
{
    public static TreeEdge[] Of(FeatureMatrix rows, int neighbours, int threads, CancellationToken cancellationToken)
    {
        var n = rows.Rows;
        var core = CoreDistances(rows, neighbours, threads, cancellationToken);
        var (edges, nearest, from, done) = (new TreeEdge[n - 1], new double[n], new int[n], new bool[n]);
        Array.Fill(nearest, double.PositiveInfinity);
        var at = 0;
        for (var e = 0; e < edges.Length; e++)
        {
            if ((e & 255) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            done[at] = true;
            var (next, least) = (-1, double.PositiveInfinity);
            for (var i = 0; i < n; i++)
            {
                if (done[i])
                    continue;
                var distance = Math.Max(Distance.Squared(rows.Row(at), rows.Row(i)), Math.Max(core[at], core[i]));
                if (distance < nearest[i])
                    (nearest[i], from[i]) = (distance, at);
                if (nearest[i] < least)
                    (next, least) = (i, nearest[i]);
            }

            edges[e] = new TreeEdge(from[next], next, Math.Sqrt(least));
            at = next;
        }

        return edges;
    }

    /// <summary>Squared distance of each row to its k-th neighbour, itself not counted.</summary>
    static double[] CoreDistances(FeatureMatrix rows, int neighbours, int threads, CancellationToken cancellationToken)
    {
        var core = new double[rows.Rows];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1, CancellationToken = cancellationToken };
        Parallel.For(0, rows.Rows, parallel, i =>
        {
            // The nearest so far, rising; insertion is cheap because few candidates get in.
            Span<double> best = neighbours <= 128 ? stackalloc double[neighbours] : new double[neighbours];
            best.Fill(double.PositiveInfinity);
            for (var j = 0; j < rows.Rows; j++)
            {
                if (j == i)
                    continue;
                var distance = Distance.Squared(rows.Row(i), rows.Row(j));
                if (distance >= best[^1])
                    continue;
                var place = best.Length - 1;
                for (; place > 0 && best[place - 1] > distance; place--)
                    best[place] = best[place - 1];
                best[place] = distance;
            }

            core[i] = best[^1];
        });
        return core;
    }
}
