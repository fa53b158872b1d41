using System.Collections.Immutable;
using Sinan.Numerics.Learning;

namespace Sinan.Stages.Train.Domain;

/// <summary>How a table becomes features; learned on training rows only.</summary>
/// <param name="Columns">Columns that are used, in the table's order.</param>
/// <param name="LeftOut">Columns that say nothing about other rows.</param>
public sealed record TabularEncoding(ImmutableArray<TabularColumn> Columns, ImmutableArray<string> LeftOut)
{
    public ImmutableArray<string> Features => [.. Columns.SelectMany(c => c.Features)];

    /// <summary>Column that each feature came from.</summary>
    public ImmutableArray<string> Origins => [.. Columns.SelectMany(c => Enumerable.Repeat(c.Name, c.Width))];

    /// <param name="training">Training rows.</param>
    /// <param name="without">Columns that must not be used: the target and those dropped.</param>
    public static TabularEncoding Learn(TabularRows training, IReadOnlySet<string> without)
    {
        var (used, left) = (ImmutableArray.CreateBuilder<TabularColumn>(), ImmutableArray.CreateBuilder<string>());
        for (var c = 0; c < training.Columns.Length; c++)
        {
            if (without.Contains(training.Columns[c]))
                continue;
            if (TabularColumn.Learn(training.Columns[c], [.. training.Rows.Select(r => r[c]).OfType<string>()]) is { } column)
                used.Add(column);
            else
                left.Add(training.Columns[c]);
        }

        return new TabularEncoding(used.ToImmutable(), left.ToImmutable());
    }

    /// <summary>Features of every row; a column that the table lacks counts as missing.</summary>
    public FeatureMatrix Encode(TabularRows table)
    {
        var matrix = new FeatureMatrix(table.Rows.Count, Columns.Sum(c => c.Width));
        int[] places = [.. Columns.Select(c => table.IndexOf(c.Name))];
        for (var row = 0; row < matrix.Rows; row++)
        {
            var at = 0;
            for (var c = 0; c < Columns.Length; c++)
            {
                Columns[c].Write(places[c] < 0 ? null : table.Rows[row][places[c]], matrix.Row(row).Slice(at, Columns[c].Width));
                at += Columns[c].Width;
            }
        }

        return matrix;
    }
}
