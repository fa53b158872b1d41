namespace Sinan.Numerics.Learning;

/// <summary>The iterations of k-means. Rows are summed in blocks of a fixed size that are added in order, so that the number of threads changes nothing.</summary>
sealed class Lloyd(FeatureMatrix rows, int threads)
{
    const int BlockRows = 1024;

    readonly int blocks = (rows.Rows + BlockRows - 1) / BlockRows;
    readonly ParallelOptions parallel = new() { MaxDegreeOfParallelism = threads > 0 ? threads : -1 };

    public KMeansResult Run(FeatureMatrix centers, int mostIterations, CancellationToken cancellationToken)
    {
        var labels = new int[rows.Rows];
        Array.Fill(labels, -1);
        var iterations = 0;
        double inertia;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            iterations++;
            (var changed, inertia, var sums, var counts) = Step(centers, labels);
            if (!changed || iterations >= mostIterations)
                break;
            centers = Means(sums, counts, centers, labels);
        }

        return new KMeansResult(centers, labels, inertia, iterations);
    }

    /// <summary>Writes the nearest centre of each row.</summary>
    public void Assign(FeatureMatrix centers, int[] labels) => Step(centers, labels);

    (bool Changed, double Inertia, double[] Sums, long[] Counts) Step(FeatureMatrix centers, int[] labels)
    {
        var (k, width) = (centers.Rows, rows.Columns);
        var blockSums = new double[blocks][];
        var blockCounts = new int[blocks][];
        var blockInertia = new double[blocks];
        var blockChanged = new bool[blocks];
        Parallel.For(0, blocks, parallel, b =>
        {
            var (sums, counts, inertia, changed) = (new double[k * width], new int[k], 0.0, false);
            for (var i = b * BlockRows; i < Math.Min(rows.Rows, (b + 1) * BlockRows); i++)
            {
                var row = rows.Row(i);
                var (nearest, least) = (0, double.PositiveInfinity);
                for (var c = 0; c < k; c++)
                {
                    var distance = Distance.Squared(row, centers.Row(c));
                    if (distance < least)
                        (nearest, least) = (c, distance);
                }

                changed |= labels[i] != nearest;
                labels[i] = nearest;
                inertia += least;
                counts[nearest]++;
                var sum = sums.AsSpan(nearest * width, width);
                for (var j = 0; j < width; j++)
                    sum[j] += row[j];
            }

            (blockSums[b], blockCounts[b], blockInertia[b], blockChanged[b]) = (sums, counts, inertia, changed);
        });

        var (totalSums, totalCounts, total) = (new double[k * width], new long[k], 0.0);
        for (var b = 0; b < blocks; b++)
        {
            for (var j = 0; j < totalSums.Length; j++)
                totalSums[j] += blockSums[b][j];
            for (var c = 0; c < k; c++)
                totalCounts[c] += blockCounts[b][c];
            total += blockInertia[b];
        }

        return (blockChanged.Contains(true), total, totalSums, totalCounts);
    }

    /// <summary>The means of the clusters; an empty one moves to the row that is furthest from its own centre.</summary>
    FeatureMatrix Means(double[] sums, long[] counts, FeatureMatrix centers, int[] labels)
    {
        var (k, width) = (centers.Rows, rows.Columns);
        var means = new FeatureMatrix(k, width);
        var taken = new HashSet<int>();
        for (var c = 0; c < k; c++)
        {
            if (counts[c] == 0)
            {
                rows.Row(Furthest(centers, labels, counts, taken)).CopyTo(means.Row(c));
                continue;
            }

            for (var j = 0; j < width; j++)
                means[c, j] = sums[(c * width) + j] / counts[c];
        }

        return means;
    }

    int Furthest(FeatureMatrix centers, int[] labels, long[] counts, HashSet<int> taken)
    {
        var (furthest, most) = (0, -1.0);
        for (var i = 0; i < rows.Rows; i++)
        {
            var distance = Distance.Squared(rows.Row(i), centers.Row(labels[i]));
            if (distance > most && counts[labels[i]] > 1 && !taken.Contains(i))
                (furthest, most) = (i, distance);
        }

        taken.Add(furthest);
        return furthest;
    }
}
