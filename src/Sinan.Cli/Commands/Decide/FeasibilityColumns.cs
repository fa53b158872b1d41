using System.CommandLine;
using System.Globalization;
using Sinan.Cli.Commands.Train;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Feasibility;

namespace Sinan.Cli.Commands.Decide;

/// <summary>Which columns of a file hold what a feasibility study asks about.</summary>
sealed class FeasibilityColumns
{
    readonly Option<string?> text, label, second, scenario, group, user, time;

    public FeasibilityColumns(Localizer words)
    {
        (text, label, second) = (Column("--text"), Column("--label"), Column("--second"));
        (scenario, group, user, time) = (Column("--scenario"), Column("--group"), Column("--user"), Column("--time"));

        Option<string?> Column(string name) => new(name) { HelpName = "COL", Description = words["cli.decide.feasibility." + name[2..]] };
    }

    public IEnumerable<Option> All => [text, label, second, scenario, group, user, time];

    /// <summary>Name of the label column.</summary>
    public string? LabelOf(ParseResult parsed) => parsed.GetValue(label);

    /// <returns>All rows; problems "decide.feasibility.columns", "listen.no_column" and those of table files.</returns>
    public Outcome<IReadOnlyList<LabelledRow>> Read(string path, ParseResult parsed)
    {
        if (parsed.GetValue(text) is null || parsed.GetValue(label) is null)
            return new Problem("decide.feasibility.columns", ProblemKind.Invalid);
        var read = TabularFile.Read(path, null, []);
        if (!read.IsOk)
            return read.Problem;
        var table = read.Value;
        if (All.Cast<Option<string?>>().Select(parsed.GetValue).FirstOrDefault(name => name is not null && table.IndexOf(name) < 0) is { } missing)
            return new Problem("listen.no_column", ProblemKind.Invalid, Fact.Of("file", Path.GetFileName(path)), Fact.Of("column", missing), Fact.Of("known", string.Join(", ", table.Columns)));
        int[] at = [.. new[] { text, label, scenario, group, second, user, time }.Select(o => parsed.GetValue(o) is { } name ? table.IndexOf(name) : -1)];
        return table.Rows.Select(r => new LabelledRow(Cell(r, 0), Cell(r, 1), Cell(r, 2), Cell(r, 3), Cell(r, 4), Cell(r, 5), Moment(Cell(r, 6)))).ToArray();

        string? Cell(string?[] row, int column) => at[column] < 0 ? null : row[at[column]];
    }

    static DateTimeOffset? Moment(string? cell) =>
        DateTimeOffset.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
