namespace Sinan.Numerics.Statistics;

/// <summary>A chi-square statistic with its p-value.</summary>
public readonly record struct ChiSquaredResult(double Statistic, int Degrees, double P);

/// <summary>Pearson's chi-square tests.</summary>
public static class ChiSquared
{
    /// <summary>Do counts follow the given weights? Used for sample-ratio mismatch (SRM) of experiments.</summary>
    /// <param name="observed">Counts by category.</param>
    /// <param name="weights">Intended weights, any scale; categories of weight 0 are skipped.</param>
    /// <returns>p = 1 when nothing was observed or fewer than two categories count.</returns>
    public static ChiSquaredResult Goodness(ReadOnlySpan<double> observed, ReadOnlySpan<double> weights)
    {
        if (observed.Length != weights.Length)
            throw new ArgumentException($"Counts and weights must have equal lengths. Got {observed.Length} and {weights.Length}.", nameof(weights));
        var (total, weight, categories) = (0.0, 0.0, 0);
        for (var i = 0; i < observed.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            total += observed[i];
            weight += weights[i];
            categories++;
        }

        if (total == 0 || categories < 2)
            return new ChiSquaredResult(0, Math.Max(0, categories - 1), 1);
        var statistic = 0.0;
        for (var i = 0; i < observed.Length; i++)
        {
            if (weights[i] <= 0)
                continue;
            var expected = total * weights[i] / weight;
            statistic += (observed[i] - expected) * (observed[i] - expected) / expected;
        }

        return new ChiSquaredResult(statistic, categories - 1, Distribution.ChiSquaredSurvival(statistic, categories - 1));
    }

    /// <summary>Are rows and columns of a table of counts independent? Empty rows and columns are skipped; no continuity correction.</summary>
    public static ChiSquaredResult Independence(double[,] table)
    {
        var (rows, columns) = (table.GetLength(0), table.GetLength(1));
        var (rowSums, columnSums, total) = (new double[rows], new double[columns], 0.0);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                rowSums[i] += table[i, j];
                columnSums[j] += table[i, j];
                total += table[i, j];
            }
        }

        var degrees = (rowSums.Count(s => s > 0) - 1) * (columnSums.Count(s => s > 0) - 1);
        if (degrees < 1)
            return new ChiSquaredResult(0, 0, 1);
        var statistic = 0.0;
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var expected = rowSums[i] * columnSums[j] / total;
                if (expected > 0)
                    statistic += (table[i, j] - expected) * (table[i, j] - expected) / expected;
            }
        }

        return new ChiSquaredResult(statistic, degrees, Distribution.ChiSquaredSurvival(statistic, degrees));
    }
}
