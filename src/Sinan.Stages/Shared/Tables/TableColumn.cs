using Microsoft.AspNetCore.Components;
using Sinan.Kernel;

namespace Sinan.Stages.Shared;

/// <summary>A column of a data table. Made by <see cref="Column"/>.</summary>
public sealed record TableColumn<TRow>
{
    /// <summary>Text key of the header.</summary>
    public string? HeaderKey { get; init; }

    /// <summary>Header that comes from the data (a column name of a file); wins over the key.</summary>
    public string? Header { get; init; }

    /// <summary>Numbers stand at the right, words at the left.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Name of a term of art whose hint explains the header.</summary>
    public string? Term { get; init; }

    /// <summary>The value as a fact; written, sorted and exported by itself.</summary>
    public Func<TRow, Fact?>? Fact { get; init; }

    /// <summary>Interval in the cell, behind the value; switch it off where a column of its own shows it.</summary>
    public bool ShowInterval { get; init; } = true;

    /// <summary>The fact whose interval alone fills the cell.</summary>
    public Func<TRow, Fact?>? IntervalOf { get; init; }

    /// <summary>Markup of the cell; wins over <see cref="Fact"/>.</summary>
    public RenderFragment<TRow>? Cell { get; init; }

    /// <summary>Value to sort by (number, text or time); null = the column is not sortable.</summary>
    public Func<TRow, object?>? Sort { get; init; }

    /// <summary>Value in the exported file; null leaves the column out.</summary>
    public Func<TRow, object?>? Export { get; init; }
}

/// <summary>Makes table columns.</summary>
public static class Column
{
    /// <summary>A figure. Sorts by its number, exports the plain number.</summary>
    public static TableColumn<TRow> Of<TRow>(string headerKey, Func<TRow, Fact?> fact, bool showInterval = true, string? term = null) => new()
    {
        HeaderKey = headerKey, IsNumber = true, Fact = fact, ShowInterval = showInterval, Term = term, Sort = row => Plain(fact(row)), Export = row => Plain(fact(row)),
    };

    /// <summary>The interval of a figure as a column of its own.</summary>
    public static TableColumn<TRow> Interval<TRow>(string headerKey, Func<TRow, Fact?> fact) => new()
    {
        HeaderKey = headerKey, IsNumber = true, IntervalOf = fact,
        Sort = row => fact(row)?.Interval?.Low,
        Export = row => fact(row)?.Interval is { } i ? FormattableString.Invariant($"{i.Low:R}..{i.High:R}") : null,
    };

    /// <summary>Words of the data (an event name, a sentence): escaped, marked as the user's own.</summary>
    public static TableColumn<TRow> Words<TRow>(string headerKey, Func<TRow, string?> text) => new()
    {
        HeaderKey = headerKey, Fact = row => text(row) is { } t ? Kernel.Fact.Of("text", t) : null, Sort = row => text(row), Export = row => text(row),
    };

    /// <summary>Markup of the page's own.</summary>
    /// <param name="headerKey">Text key of the header.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="value">What it sorts by and exports; null for neither.</param>
    /// <param name="isNumber">Align right.</param>
    public static TableColumn<TRow> Custom<TRow>(string headerKey, RenderFragment<TRow> cell, Func<TRow, object?>? value = null, bool isNumber = false) => new()
    {
        HeaderKey = headerKey, Cell = cell, Sort = value, Export = value, IsNumber = isNumber,
    };

    static object? Plain(Fact? fact) => fact switch
    {
        null => null,
        { Number: { } number } => number,
        { Time: { } time } => time,
        _ => fact.Text,
    };
}
