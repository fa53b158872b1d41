using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Sinan.Stages.Shared;

/// <summary>The column by which all pages of a long table are ordered, as the address asks for it.</summary>
/// <param name="Column">Place of the column, from 1; 0 for the order that the rows come in.</param>
/// <param name="IsDescending">The largest first.</param>
public sealed record TableOrder(int Column, bool IsDescending)
{
    readonly string address = "", name = "";

    readonly IReadOnlyList<KeyValuePair<string, string?>> kept = [];

    TableOrder(string address, IReadOnlyList<KeyValuePair<string, string?>> kept, string name, int column, bool isDescending)
        : this(column, isDescending) => (this.address, this.kept, this.name) = (address, kept, name);

    /// <param name="uri">Absolute address of the page with its query string.</param>
    /// <param name="list">Name of the list within the page ("needs"); its parameter is "needs-sort": 2 for the second column, -2 for its largest first.</param>
    /// <param name="canSort">Whether rows can be ordered by each of the columns.</param>
    public static TableOrder Of(string uri, string list, IReadOnlyList<bool> canSort)
    {
        var (parts, name) = (new Uri(uri), list + "-sort");
        var query = QueryHelpers.ParseQuery(parts.Query);
        var asked = int.TryParse(query.GetValueOrDefault(name).ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var column = asked is > -1_000 and < 1_000 && canSort.ElementAtOrDefault(Math.Abs(asked) - 1) ? Math.Abs(asked) : 0;
        // Whoever orders anew begins at the first page.
        return new TableOrder(
            parts.AbsolutePath, [.. query.Where(p => p.Key != name && p.Key != list + "-page").SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value)))], name, column, column > 0 && asked < 0);
    }

    /// <summary>Address of the table ordered by a column: the other way round when it is so already.</summary>
    /// <param name="column">From 1.</param>
    /// <param name="isNumber">Numbers begin with the largest, words with the first.</param>
    public string Href(int column, bool isNumber)
    {
        var descends = column == Column ? !IsDescending : isNumber;
        return QueryHelpers.AddQueryString(address, kept.Append(KeyValuePair.Create(name, (string?)(descends ? -column : column).ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>"ascending" or "descending" for the column that orders; null for the others.</summary>
    public string? AriaOf(int column) => column != Column ? null : IsDescending ? "descending" : "ascending";

    /// <summary>The rows in order: numbers and times by size, words as the reader's language orders them, what is unknown last either way; equal ones stay as they were.</summary>
    public IReadOnlyList<TRow> Sort<TRow>(IReadOnlyList<TRow> rows, IReadOnlyList<TableColumn<TRow>> columns)
    {
        if (Column == 0)
            return rows;
        var value = columns[Column - 1].Sort!;
        var known = rows.Select(row => (Row: row, Value: value(row))).ToLookup(r => r.Value is not (null or "" or double.NaN));
        var ordered = IsDescending ? known[true].OrderByDescending(r => r.Value, Values.Instance) : known[true].OrderBy(r => r.Value, Values.Instance);
        return [.. ordered.Concat(known[false]).Select(r => r.Row)];
    }

    sealed class Values : IComparer<object?>
    {
        public static Values Instance { get; } = new();

        public int Compare(object? x, object? y) => (x, y) switch
        {
            (string one, string other) => CultureInfo.CurrentCulture.CompareInfo.Compare(one, other, CompareOptions.IgnoreCase),
            (DateTimeOffset one, DateTimeOffset other) => one.CompareTo(other),
            (IConvertible and not string, IConvertible and not string) => Convert.ToDouble(x, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(y, CultureInfo.InvariantCulture)),
            // Columns of one kind never come here.
            _ => string.CompareOrdinal(Convert.ToString(x, CultureInfo.InvariantCulture), Convert.ToString(y, CultureInfo.InvariantCulture)),
        };
    }
}
