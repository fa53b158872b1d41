namespace Sinan.Numerics.Learning;

/// <summary>Features as bytes: at most 255 bins of about equal numbers of rows, and one more for missing values.</summary>
sealed class FeatureBins
{
    public const int MostBins = 255;

    public FeatureBins(FeatureMatrix rows, int threads)
    {
        (Cuts, Codes, HasMissing) = (new double[rows.Columns][], new byte[rows.Columns][], new bool[rows.Columns]);
        Parallel.For(0, rows.Columns, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, f =>
        {
            var values = rows.Column(f);
            var (cuts, codes) = (CutsOf(values), new byte[values.Length]);
            for (var i = 0; i < values.Length; i++)
            {
                codes[i] = (byte)(double.IsNaN(values[i]) ? cuts.Length + 1 : Below(cuts, values[i]));
                HasMissing[f] |= codes[i] > cuts.Length;
            }

            (Cuts[f], Codes[f]) = (cuts, codes);
        });
    }

    /// <summary>Borders by feature, rising: bin b holds values from Cuts[b − 1] up to, not including, Cuts[b].</summary>
    public double[][] Cuts { get; }

    /// <summary>Bin of each row by feature.</summary>
    public byte[][] Codes { get; }

    public bool[] HasMissing { get; }

    /// <summary>Bin of a feature's missing values: the one after all others.</summary>
    public int MissingBin(int feature) => Cuts[feature].Length + 1;

    /// <summary>Number of cuts that are not above the value.</summary>
    static int Below(double[] cuts, double value)
    {
        var (low, high) = (0, cuts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cuts[middle] <= value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    static double[] CutsOf(double[] values)
    {
        double[] present = [.. values.Where(v => !double.IsNaN(v))];
        Array.Sort(present);
        var distinct = present.Distinct().Count();
        var cuts = new List<double>();
        // With few values every one has its bin; else a bin closes once its share of the rows is full.
        var (share, filled) = (distinct <= MostBins ? 0 : (double)present.Length / MostBins, 0.0);
        for (var i = 1; i < present.Length; i++)
        {
            filled++;
            if (present[i] == present[i - 1] || filled < share)
                continue;
            var middle = present[i - 1] + ((present[i] - present[i - 1]) / 2);
            cuts.Add(middle > present[i - 1] ? middle : present[i]);
            filled = distinct <= MostBins ? 0 : filled - share;
            if (cuts.Count == MostBins - 1)
                break;
        }

        return [.. cuts];
    }
}
