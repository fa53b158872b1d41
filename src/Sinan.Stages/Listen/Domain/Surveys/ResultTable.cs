using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>What a question was answered, in a table; the first one of a question is also drawn.</summary>
/// <param name="Title">Text key of what it holds.</param>
/// <param name="Columns">Text keys of the columns after the first.</param>
/// <param name="Rows">Rows in their order.</param>
public sealed record ResultTable(string Title, ImmutableArray<string> Columns, ImmutableArray<ResultRow> Rows);

/// <param name="Name">Words of the author (an option, a feature), or a number of a scale.</param>
/// <param name="Figures">One a column; null where there is none.</param>
public sealed record ResultRow(string Name, ImmutableArray<Fact?> Figures);
