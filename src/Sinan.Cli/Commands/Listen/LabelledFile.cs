using System.Globalization;
using System.Text;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Listen.Features.EvaluateText;
using Sinan.Storage.Files;

namespace Sinan.Cli.Commands.Listen;

/// <summary>Texts and labels out of a table file of any format that imports read.</summary>
static class LabelledFile
{
    /// <param name="path">Absolute path.</param>
    /// <param name="textColumn">Name of the text column, or its number from 1 for files without names.</param>
    /// <param name="labelColumn">The same of the label column.</param>
    /// <returns>Rows with both; problems "listen.no_column" and those of table files.</returns>
    public static Outcome<IReadOnlyList<LabelledText>> Read(string path, string textColumn, string labelColumn)
    {
        var files = new TableFiles(new ParquetTables());
        var inspected = files.Inspect(path, IsNumber(textColumn) && IsNumber(labelColumn) ? true : null, []);
        if (!inspected.IsOk)
            return inspected.Problem;
        var file = inspected.Value;
        foreach (var name in new[] { textColumn, labelColumn })
        {
            if (Find(file, name) < 0)
                return new Problem("listen.no_column", ProblemKind.Invalid, Fact.Of("file", file.Name), Fact.Of("column", name), Fact.Of("known", string.Join(", ", file.Columns)));
        }

        var (text, label) = (Find(file, textColumn), Find(file, labelColumn));
        var rows = new List<LabelledText>();
        using var reader = files.Open(file);
        while (reader.Read())
        {
            if (reader.Fault != RowFault.None || reader.Count <= Math.Max(text, label))
                continue;
            var (said, known) = (Encoding.UTF8.GetString(reader[text]).Trim().Trim('\uFEFF'), Encoding.UTF8.GetString(reader[label]).Trim());
            if (said.Length > 0 && known.Length > 0)
                rows.Add(new LabelledText(said, known));
        }

        return rows;
    }

    static int Find(TableFile file, string name)
    {
        var at = file.Columns.IndexOf(name);
        return at < 0 && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= file.Columns.Length ? number - 1 : at;
    }

    static bool IsNumber(string name) => name.All(char.IsAsciiDigit);
}
