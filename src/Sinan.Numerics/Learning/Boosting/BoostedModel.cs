using System.Collections.Immutable;

namespace Sinan.Numerics.Learning;

/// <summary>A sum of trees.</summary>
/// <param name="Loss">What it was fitted for.</param>
/// <param name="Columns">Features of a row.</param>
/// <param name="BaseMargin">Margin before the first tree.</param>
/// <param name="Trees">The trees in order.</param>
public sealed record BoostedModel(BoostingLoss Loss, int Columns, double BaseMargin, ImmutableArray<RegressionTree> Trees)
{
    const int BlockRows = 1024;

    /// <summary>Log odds, or the amount for <see cref="BoostingLoss.Squared"/>.</summary>
    public double Margin(ReadOnlySpan<double> row)
    {
        var margin = BaseMargin;
        foreach (var tree in Trees)
            margin += tree.Value(row);
        return margin;
    }

    /// <summary>Chance of "yes", 0…1.</summary>
    public double Probability(ReadOnlySpan<double> row) => LogisticRegression.Sigmoid(Margin(row));

    /// <summary>Margin of every row.</summary>
    /// <exception cref="ArgumentException">The number of columns differs from the training rows'.</exception>
    public double[] Margins(FeatureMatrix rows, int threads = 0)
    {
        if (rows.Columns != Columns)
            throw new ArgumentException($"The model was fitted on {Columns} columns. Got {rows.Columns}.", nameof(rows));
        var margins = new double[rows.Rows];
        Parallel.For(0, (rows.Rows + BlockRows - 1) / BlockRows, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : -1 }, block =>
        {
            for (var i = block * BlockRows; i < Math.Min(rows.Rows, (block + 1) * BlockRows); i++)
                margins[i] = Margin(rows.Row(i));
        });
        return margins;
    }
}
