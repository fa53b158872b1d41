using System.Collections.Immutable;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Tables;
using Sinan.Stages.Collect.Domain.Columns;
using Sinan.Stages.Collect.Domain.Times;

namespace Sinan.Stages.Collect.Data.Import;

/// <summary>How files will be read: looked into, columns recognised, nothing imported yet.</summary>
/// <param name="Kind">What the rows are.</param>
/// <param name="Files">At least one.</param>
/// <param name="EventName">Name of all rows of files without an event column; null for other kinds.</param>
/// <param name="Zone">Zone of times without an offset.</param>
public sealed record ImportPlan(ImportKind Kind, ImmutableArray<PlannedFile> Files, string? EventName, TimeZoneInfo Zone)
{
    /// <summary>Event table of the rows; null for the first one and for other kinds.</summary>
    public string? Table { get; init; }
}

/// <summary>One file and what its columns are.</summary>
/// <param name="File">The file as looked into.</param>
/// <param name="Guesses">One for each column, in order.</param>
/// <param name="Time">How the time column is written; null without one.</param>
public sealed record PlannedFile(TableFile File, ImmutableArray<ColumnGuess> Guesses, TimeFormat? Time)
{
    /// <summary>Place of the column with a role; −1 when there is none.</summary>
    public int Column(ColumnRole role)
    {
        foreach (var guess in Guesses)
        {
            if (guess.Role == role)
                return guess.Column;
        }

        return -1;
    }
}
