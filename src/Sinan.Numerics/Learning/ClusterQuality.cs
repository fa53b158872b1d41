namespace Sinan.Numerics.Learning;

/// <summary>How compact and how far apart clusters are; beside <see cref="Silhouette"/>.</summary>
public static class ClusterQuality
{
    /// <summary>Variance ratio: spread between the centres over spread within, per degree of freedom; higher is better (Caliński and Harabasz 1974).</summary>
    /// <exception cref="ArgumentException">Labels do not fit the rows, or there are fewer than two clusters or as many as rows.</exception>
    public static double CalinskiHarabasz(FeatureMatrix rows, ReadOnlySpan<int> labels)
    {
        var groups = Groups.Of(rows, labels);
        var (between, within) = (0.0, 0.0);
        var centre = new double[rows.Columns];
        for (var g = 0; g < groups.Sizes.Length; g++)
        {
            for (var j = 0; j < centre.Length; j++)
                centre[j] += groups.Centers[g, j] * groups.Sizes[g] / rows.Rows;
        }

        for (var g = 0; g < groups.Sizes.Length; g++)
            between += groups.Sizes[g] * Distance.Squared(groups.Centers.Row(g), centre);
        for (var i = 0; i < rows.Rows; i++)
            within += Distance.Squared(rows.Row(i), groups.Centers.Row(groups.Of(i)));
        var k = groups.Sizes.Length;
        return within == 0 ? 1 : between * (rows.Rows - k) / (within * (k - 1));
    }

    /// <summary>Mean over clusters of the worst ratio of two clusters' widths to the distance of their centres; lower is better (Davies and Bouldin 1979).</summary>
    /// <exception cref="ArgumentException">Labels do not fit the rows, or there are fewer than two clusters or as many as rows.</exception>
    public static double DaviesBouldin(FeatureMatrix rows, ReadOnlySpan<int> labels)
    {
        var groups = Groups.Of(rows, labels);
        var k = groups.Sizes.Length;
        var widths = new double[k];
        for (var i = 0; i < rows.Rows; i++)
            widths[groups.Of(i)] += Math.Sqrt(Distance.Squared(rows.Row(i), groups.Centers.Row(groups.Of(i)))) / groups.Sizes[groups.Of(i)];
        var sum = 0.0;
        for (var a = 0; a < k; a++)
        {
            var worst = 0.0;
            for (var b = 0; b < k; b++)
            {
                if (a != b)
                    worst = Math.Max(worst, (widths[a] + widths[b]) / Math.Sqrt(Distance.Squared(groups.Centers.Row(a), groups.Centers.Row(b))));
            }

            sum += worst;
        }

        return sum / k;
    }

    /// <summary>Means and sizes of the clusters that occur.</summary>
    sealed record Groups(int[] Position, FeatureMatrix Centers, int[] Sizes)
    {
        public int Of(int row) => Position[row];

        public static Groups Of(FeatureMatrix rows, ReadOnlySpan<int> labels)
        {
            if (labels.Length != rows.Rows)
                throw new ArgumentException($"There are {rows.Rows} rows but {labels.Length} labels.", nameof(labels));
            int[] present = [.. labels.ToArray().Distinct().Order()];
            if (present.Length < 2 || present.Length >= rows.Rows)
                throw new ArgumentException($"There must be at least two clusters and fewer than rows. Got {present.Length} of {rows.Rows} rows.", nameof(labels));
            var groups = new Groups(new int[rows.Rows], new FeatureMatrix(present.Length, rows.Columns), new int[present.Length]);
            for (var i = 0; i < rows.Rows; i++)
                groups.Sizes[groups.Position[i] = Array.BinarySearch(present, labels[i])]++;
            for (var i = 0; i < rows.Rows; i++)
            {
                for (var j = 0; j < rows.Columns; j++)
                    groups.Centers[groups.Of(i), j] += rows[i, j] / groups.Sizes[groups.Of(i)];
            }

            return groups;
        }
    }
}
