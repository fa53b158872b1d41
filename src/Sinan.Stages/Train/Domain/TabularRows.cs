using System.Collections.Immutable;

namespace Sinan.Stages.Train.Domain;

/// <summary>A table as it stands in a file.</summary>
/// <param name="Columns">Names, unique.</param>
/// <param name="Rows">Cells of each row, as many as columns; null = missing.</param>
public sealed record TabularRows(ImmutableArray<string> Columns, IReadOnlyList<string?[]> Rows)
{
    public int IndexOf(string column) => Columns.IndexOf(column);

    public TabularRows Take(IEnumerable<int> rows) => this with { Rows = [.. rows.Select(r => Rows[r])] };
}
