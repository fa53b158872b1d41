using System.Collections.Immutable;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Train.Domain;
using Sinan.Storage.Files;

namespace Sinan.Cli.Commands.Train;

/// <summary>A table out of a file of any format that imports read.</summary>
static class TabularFile
{
    /// <param name="path">Absolute path.</param>
    /// <param name="noHeader">The first row is data; decided by content when null.</param>
    /// <param name="names">Names of the columns of a file without header; empty for none.</param>
    /// <returns>Rows with as many cells as columns; empty cells, "?" and words for nothing are missing. Problems: those of table files.</returns>
    public static Outcome<TabularRows> Read(string path, bool? noHeader, ImmutableArray<string> names)
    {
        var files = new TableFiles(new ParquetTables());
        return files.Inspect(path, noHeader, names).Map(file =>
        {
            var rows = new List<string?[]>();
            using var reader = files.Open(file);
            while (reader.Read())
            {
                if (reader.Fault != RowFault.None || reader.Count != file.Columns.Length)
                    continue;
                var cells = new string?[reader.Count];
                for (var c = 0; c < cells.Length; c++)
                    cells[c] = Cell(reader[c]);
                rows.Add(cells);
            }

            return new TabularRows(file.Columns, rows);
        });
    }

    static string? Cell(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Trim((byte)' ');
        return NumberText.IsMissing(bytes) || bytes.SequenceEqual("?"u8) ? null : Encoding.UTF8.GetString(bytes);
    }
}
